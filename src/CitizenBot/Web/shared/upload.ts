import type { Activity } from './activities';
import { HttpError } from './http';

const patience = 60_000;

/** Posts an activity with its files and tells how much of it has gone; `fetch` cannot tell. Rejects as `request` does, and when nothing moves any more. */
export function upload(url: string, activity: Activity, files: readonly File[], token: string, progress: (share: number) => void, signal: AbortSignal): Promise<void> {
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
  for (const file of files) form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    const abort = () => call.abort();
    let stalled = setTimeout(abort, patience);
    call.open('POST', url);
    call.setRequestHeader('authorization', `Bearer ${token}`);
    call.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      clearTimeout(stalled);
      stalled = setTimeout(abort, patience);
      if (lengthComputable) progress(loaded / total);
    };
    call.onloadend = () => {
      clearTimeout(stalled);
      signal.removeEventListener('abort', abort);
      if (call.status >= 200 && call.status < 300) resolve();
      else reject(call.status === 0 ? new TypeError('No answer came') : new HttpError(call.status, call.statusText));
    };
    signal.addEventListener('abort', abort);
    call.send(form);
  });
}
