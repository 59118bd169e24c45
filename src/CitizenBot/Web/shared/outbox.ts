import type { Activity } from './activities';
import type { Store } from './storage';

export type Delivery = 'sending' | 'delayed' | 'posted' | 'failed';

export interface Outgoing {
  id: string;
  activity: Activity;
  delivery: Delivery;
  at: string;
}

/**
 * What the citizen has written and the server has not yet shown back. It outlives a reload, and every entry keeps
 * the client-made id under which the server stores it once, so sending again is always safe: also from a second tab
 * that has the same store, which is why every change begins with what the store holds now.
 */
export class Outbox {
  private entries: Outgoing[];

  constructor(private readonly store: Store, private readonly key: string) {
    this.entries = this.read();
  }

  get all(): readonly Outgoing[] {
    return this.entries;
  }

  add(activity: Activity, id: string, at: string): Outgoing {
    const entry: Outgoing = {
      id, at, delivery: 'sending',
      activity: { ...activity, channelData: { ...activity.channelData, clientActivityID: id } },
    };
    this.change((entries) => [...entries, entry]);
    return entry;
  }

  /** The oldest entry that still has to be posted; nothing overtakes it. */
  next(): Outgoing | undefined {
    return this.entries.find((entry) => entry.delivery === 'sending' || entry.delivery === 'delayed');
  }

  has(id: string): boolean {
    return this.entries.some((entry) => entry.id === id);
  }

  mark(id: string, delivery: Delivery): void {
    this.change((entries) => entries.map((entry) => (entry.id === id ? { ...entry, delivery } : entry)));
  }

  /** Its echo came, or it needs none. */
  remove(id: string): boolean {
    if (!this.has(id) && !this.read().some((entry) => entry.id === id)) return false;
    this.change((entries) => entries.filter((entry) => entry.id !== id));
    return true;
  }

  /** The conversation is another one now: what the old one has stored must not be said again in the new. */
  removePosted(): void {
    this.change((entries) => entries.filter(({ delivery }) => delivery !== 'posted'));
  }

  /** What was posted but not echoed goes again, under the same id, before anything newer. */
  resendPosted(): void {
    this.change((entries) => entries.map((entry) => (entry.delivery === 'posted' ? { ...entry, delivery: 'sending' } : entry)));
  }

  clear(): void {
    this.change(() => []);
  }

  private change(edit: (entries: Outgoing[]) => Outgoing[]): void {
    this.entries = edit(this.read());
    if (this.entries.length === 0) this.store.removeItem(this.key);
    else this.store.setItem(this.key, JSON.stringify(this.entries));
  }

  private read(): Outgoing[] {
    try {
      const stored: unknown = JSON.parse(this.store.getItem(this.key) ?? '[]');
      return Array.isArray(stored) ? stored as Outgoing[] : [];
    } catch {
      return [];
    }
  }
}
