import type { Activity } from './activities';

export type Delivery = 'sending' | 'delayed' | 'posted' | 'failed';

export interface Outgoing {
  id: string;
  activity: Activity;
  delivery: Delivery;
  at: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * What the citizen has written and the server has not yet shown back. It outlives a reload, and every entry keeps
 * the client-made id under which the server stores it once, so sending again is always safe.
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
    this.entries.push(entry);
    this.write();
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
    const entry = this.entries.find((candidate) => candidate.id === id);
    if (!entry) return;
    entry.delivery = delivery;
    this.write();
  }

  /** Its echo came, or it needs none. */
  remove(id: string): boolean {
    const before = this.entries.length;
    this.entries = this.entries.filter((entry) => entry.id !== id);
    if (this.entries.length === before) return false;
    this.write();
    return true;
  }

  /** The conversation is another one now: what the old one has stored must not be said again in the new. */
  removePosted(): void {
    this.entries = this.entries.filter((entry) => entry.delivery !== 'posted');
    this.write();
  }

  /** What was posted but not echoed goes again, under the same id, before anything newer. */
  resendPosted(): void {
    for (const entry of this.entries) if (entry.delivery === 'posted') entry.delivery = 'sending';
    this.write();
  }

  clear(): void {
    this.entries = [];
    this.write();
  }

  private read(): Outgoing[] {
    try {
      const stored: unknown = JSON.parse(this.store.getItem(this.key) ?? '[]');
      return Array.isArray(stored) ? stored as Outgoing[] : [];
    } catch {
      return [];
    }
  }

  private write(): void {
    if (this.entries.length === 0) this.store.removeItem(this.key);
    else this.store.setItem(this.key, JSON.stringify(this.entries));
  }
}
