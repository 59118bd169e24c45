import { api } from './api';

export type DraftState = 'saved' | 'saving' | 'failed' | undefined;

interface Draft {
  text: string;
  saved: string;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

const saveAfter = 500;
const retryAfter = 3_000;

/** What the agent is writing, kept on the server within a second of the last key. */
export class Drafts {
  private readonly drafts = new Map<string, Draft>();

  constructor(private readonly changed: () => void) {
    globalThis.addEventListener?.('pagehide', () => { for (const id of this.drafts.keys()) this.saveOnLeaving(id); });
  }

  text(id: string): string {
    return this.drafts.get(id)?.text ?? '';
  }

  state(id: string): DraftState {
    const draft = this.drafts.get(id);
    if (!draft || (draft.text === '' && draft.saved === '')) return undefined;
    if (draft.text === draft.saved) return 'saved';
    return draft.timer === undefined ? 'failed' : 'saving';
  }

  /** What the server has; what is being written here is newer. */
  restore(id: string, text: string): void {
    const draft = this.drafts.get(id);
    if (draft && draft.text !== draft.saved) return;
    this.drafts.set(id, { text, saved: text });
  }

  write(id: string, text: string): void {
    const draft = this.drafts.get(id) ?? { text: '', saved: '' };
    draft.text = text;
    this.drafts.set(id, draft);
    this.schedule(id, draft, saveAfter);
    this.changed();
  }

  /** The message went: the server forgets the draft with it. */
  clear(id: string): void {
    this.write(id, '');
  }

  /** The conversation belongs to somebody else now. */
  drop(id: string): void {
    clearTimeout(this.drafts.get(id)?.timer);
    this.drafts.delete(id);
  }

  private schedule(id: string, draft: Draft, wait: number): void {
    clearTimeout(draft.timer);
    draft.timer = setTimeout(() => void this.save(id, draft), wait);
  }

  private async save(id: string, draft: Draft): Promise<void> {
    const text = draft.text;
    try {
      if (text !== draft.saved) await api.saveDraft(id, text);
      draft.saved = text;
      draft.timer = undefined;
      if (draft.text !== text) this.schedule(id, draft, saveAfter);
    } catch {
      draft.timer = undefined;
      this.changed();
      if (this.drafts.get(id) === draft) setTimeout(() => { if (draft.text !== draft.saved && draft.timer === undefined) this.schedule(id, draft, 0); }, retryAfter);
    }
    this.changed();
  }

  private saveOnLeaving(id: string): void {
    const draft = this.drafts.get(id);
    if (!draft || draft.text === draft.saved) return;
    void fetch(`/desk/api/conversations/${encodeURIComponent(id)}/draft`, {
      method: 'PUT', keepalive: true, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: draft.text }),
    }).catch(() => undefined);
  }
}
