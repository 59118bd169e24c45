import type { Activity } from '../shared/activities';
import { HttpError } from '../shared/http';
import { newId } from '../shared/newId';

export interface Upload {
  readonly id: string;
  readonly at: string;
  readonly files: readonly File[];
  readonly activity: Activity;
  /** How much of it has gone, from 0 to 1. */
  share: number;
  state: 'sending' | 'posted' | 'failed';
  /** Why the server will not have it, where sending it again does not help. */
  refusal: 'large' | 'kind' | undefined;
}

type Send = (upload: Upload, progress: (share: number) => void) => Promise<void>;

/** Files on their way. A browser keeps no file for a page, so unlike words they do not outlive a reload. */
export class Uploads {
  private entries: Upload[] = [];

  constructor(private readonly send: Send, private readonly changed: () => void) {}

  get all(): readonly Upload[] {
    return this.entries;
  }

  add(activity: Activity, files: readonly File[]): void {
    const entry: Upload = { id: newId(), at: new Date().toISOString(), files, activity, share: 0, state: 'sending', refusal: undefined };
    this.entries.push(entry);
    void this.run(entry);
  }

  retry(id: string): boolean {
    const entry = this.entries.find((candidate) => candidate.id === id);
    if (entry?.state === 'failed') void this.run(entry);
    return entry !== undefined;
  }

  /** It was given up, or has come back in the conversation. */
  remove(id: string): boolean {
    const before = this.entries.length;
    this.entries = this.entries.filter((entry) => entry.id !== id);
    return this.entries.length < before;
  }

  clear(): void {
    this.entries = [];
  }

  private async run(entry: Upload): Promise<void> {
    [entry.state, entry.share, entry.refusal] = ['sending', 0, undefined];
    this.changed();
    try {
      await this.send(entry, (share) => {
        entry.share = share;
        this.changed();
      });
      entry.state = 'posted';
    } catch (error) {
      entry.state = 'failed';
      if (error instanceof HttpError) entry.refusal = error.status === 413 ? 'large' : error.status === 415 || error.status === 400 ? 'kind' : undefined;
    }
    this.changed();
  }
}
