import type { Activity } from '../shared/activities';
import { authorOf } from '../shared/activities';
import { api } from './api';
import type { MessageTranslation, TranslationState } from './api';

const none: TranslationState = { reads: false, writes: false, back: false };
const mostAtOnce = 100;

/** The Swedish of what citizens wrote, fetched when an agent reads it; nothing where no translator is set. */
export class Translations {
  private readonly states = new Map<string, TranslationState>();
  private readonly found = new Map<string, MessageTranslation>();
  private readonly asked = new Set<string>();
  private readonly untranslated = new Set<string>();

  constructor(private readonly onChange: () => void) {}

  state(conversation: string): TranslationState {
    return this.states.get(conversation) ?? none;
  }

  of(activity: Activity): MessageTranslation | undefined {
    return activity.id ? this.found.get(activity.id) : undefined;
  }

  /** Whether what the agent writes goes out translated: as long as it can, unless the agent says otherwise. */
  writes(conversation: string): boolean {
    return this.state(conversation).writes && !this.untranslated.has(conversation);
  }

  setWrites(conversation: string, on: boolean): void {
    if (on) this.untranslated.delete(conversation);
    else this.untranslated.add(conversation);
    this.onChange();
  }

  /** The conversation's language may have changed since. */
  async open(conversation: string, activities: readonly Activity[]): Promise<void> {
    try {
      this.states.set(conversation, await api.translation(conversation));
      this.onChange();
    } catch {
      // The original is there to read.
    }
    await this.read(conversation, activities);
  }

  /** The original is shown at once; this follows. */
  async read(conversation: string, activities: readonly Activity[]): Promise<void> {
    if (!this.state(conversation).reads) return;
    const ids = activities.flatMap((activity) => (activity.type === 'message' && authorOf(activity) === 'user' && activity.text && activity.id && !this.asked.has(activity.id) ? [activity.id] : []));
    for (let start = 0; start < ids.length; start += mostAtOnce) {
      const some = ids.slice(start, start + mostAtOnce);
      some.forEach((id) => this.asked.add(id));
      try {
        const { translations } = await api.translations(conversation, some);
        translations.forEach((translation) => this.found.set(translation.activityId, translation));
      } catch {
        some.forEach((id) => this.asked.delete(id));
      }
      this.onChange();
    }
  }
}
