type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** sessionStorage where the page may use it, else the page's own memory: the chat works, a reload forgets. */
export function sessionStore(): Store {
  const memory = new Map<string, string>();
  let storage: Storage | undefined;
  try {
    storage = globalThis.sessionStorage;
    storage.getItem('');
  } catch {
    storage = undefined;
  }
  return {
    getItem: (key) => storage?.getItem(key) ?? memory.get(key) ?? null,
    setItem(key, value) {
      try {
        if (!storage) throw new Error('no storage');
        storage.setItem(key, value);
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
