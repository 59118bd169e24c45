export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A storage of the browser where the page may use it, else the page's own memory: the chat works, a reload forgets. */
function storeOn(find: () => Storage): Store {
  const memory = new Map<string, string>();
  let storage: Storage | undefined;
  try {
    storage = find();
    storage.getItem('');
  } catch {
    storage = undefined;
  }
  return {
    getItem: (key) => memory.get(key) ?? storage?.getItem(key) ?? null,
    setItem(key, value) {
      try {
        if (!storage) throw new Error('no storage');
        storage.setItem(key, value);
        memory.delete(key);
      } catch {
        memory.set(key, value);
      }
    },
    removeItem(key) {
      memory.delete(key);
      storage?.removeItem(key);
    },
  };
}

const names = ['session', 'outbox', 'language', 'draft'];

/**
 * What the browser keeps of one assistant's conversation: in the tab, or, for those who have chosen so, on the device,
 * where every tab finds it.
 */
export class ChatStore implements Store {
  private readonly tab = storeOn(() => globalThis.sessionStorage);
  private readonly device = storeOn(() => globalThis.localStorage);

  constructor(private readonly assistant: string) {}

  get remembered(): boolean {
    return this.device.getItem(this.key('remembered')) !== null;
  }

  /** Moves everything over, so that it is never in both places. */
  remember(wanted: boolean): void {
    if (wanted === this.remembered) return;
    const [from, to] = wanted ? [this.tab, this.device] : [this.device, this.tab];
    for (const key of names.map((name) => this.key(name))) {
      const value = from.getItem(key);
      if (value !== null) to.setItem(key, value);
      from.removeItem(key);
    }
    if (wanted) this.device.setItem(this.key('remembered'), '1');
    else this.device.removeItem(this.key('remembered'));
  }

  /** Leaves nothing, in neither place. */
  forget(): void {
    for (const name of [...names, 'remembered', 'open']) {
      this.tab.removeItem(this.key(name));
      this.device.removeItem(this.key(name));
    }
  }

  key(name: string): string {
    return `citizenbot.${this.assistant}.${name}`;
  }

  getItem(key: string): string | null {
    return this.place.getItem(key);
  }

  setItem(key: string, value: string): void {
    this.place.setItem(key, value);
  }

  removeItem(key: string): void {
    this.place.removeItem(key);
  }

  private get place(): Store {
    return this.remembered ? this.device : this.tab;
  }
}
