import { useEffect, useState } from 'preact/hooks';

export interface Route {
  agents: boolean;
  notices: boolean;
  switches: boolean;
  audit: boolean;
  bookings: boolean;
  applications: boolean;
  /** The case that is open. */
  application: string | undefined;
  conversation: string | undefined;
}

/** The page's place stands in its address, so that a reload and the back button keep it. */
export function useRoute(): Route {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const follow = () => setRoute(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}

export function goTo(path: string): void {
  location.hash = `#${path}`;
}

export function conversationAddress(id: string): string {
  return `#/c/${encodeURIComponent(id)}`;
}

function read(): Route {
  const [, place, id] = location.hash.slice(1).split('/');
  return { agents: place === 'agents', notices: place === 'notices', switches: place === 'switches', audit: place === 'audit', bookings: place === 'bookings', applications: place === 'applications', application: place === 'applications' && id ? decodeURIComponent(id) : undefined, conversation: place === 'c' && id ? decodeURIComponent(id) : undefined };
}
