import { Icon } from '../shared/Icon';
import type { Desk } from './desk';
import type { DeskTranslate } from './texts';

export function Notices({ desk, t }: { desk: Desk; t: DeskTranslate }) {
  return (
    <div class="notices">
      <div role="status">{!desk.connected && <p class="notice warn">{t('connection.lost')}</p>}</div>
      <div role="status">
        {desk.notices.map(({ key, text, detail, kind }) => (
          <p class={`notice ${kind}`} key={key}>
            <span>{t(text, { detail: detail ?? '' })}{detail && text !== 'error.other' && <> <small>{detail}</small></>}</span>
            <button type="button" class="quiet square" aria-label={t('dismiss')} onClick={() => desk.dismiss(key)}><Icon name="close" /></button>
          </p>
        ))}
      </div>
    </div>
  );
}
