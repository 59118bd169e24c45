import { useEffect, useRef, useState } from 'preact/hooks';
import { HttpError } from '../shared/http';
import { Icon } from '../shared/Icon';
import { languageName } from '../shared/languages';
import { MessageText } from '../shared/MessageText';
import { api } from './api';
import type { Summary, TranslationPreview } from './api';
import type { Desk } from './desk';
import type { DeskLanguage, DeskTranslate } from './texts';

const longestMessage = 4_000;

export function Reply({ desk, summary, t, language }: { desk: Desk; summary: Summary; t: DeskTranslate; language: DeskLanguage }) {
  const input = useRef<HTMLTextAreaElement>(null);
  const mine = desk.has(summary);
  const hadIt = useRef(mine);
  const text = desk.drafts.text(summary.id);
  const state = desk.drafts.state(summary.id);
  const over = text.trim().length - longestMessage;

  // Taking a conversation is followed by writing in it.
  useEffect(() => {
    if (mine && !hadIt.current) input.current?.focus();
    hadIt.current = mine;
  }, [mine]);

  if (!mine) {
    const why = summary.status === 'agent' ? t('reply.other', { agent: summary.agent?.displayName ?? '' })
      : t(summary.status === 'queued' || summary.status === 'message' ? 'reply.take-first' : 'reply.over-bot');
    return <p class="reply closed">{why}</p>;
  }

  const send = () => {
    if (text.trim() !== '' && over <= 0) desk.say(text.trim());
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };
  return (
    <form class="reply" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label for="reply">{t('reply')}</label>
      <textarea id="reply" ref={input} rows={3} dir="auto" value={text} aria-describedby="reply-hint" aria-invalid={over > 0 ? 'true' : undefined}
        onInput={(event) => desk.drafts.write(summary.id, event.currentTarget.value)} onKeyDown={onKeyDown} />
      {desk.translations.state(summary.id).writes && <TranslationChoice desk={desk} summary={summary} text={text.trim()} t={t} language={language} />}
      <div class="reply-foot">
        <p id="reply-hint">{over > 0 ? t('reply.too-long', { count: over }) : t('reply.hint')}</p>
        <p>{state && t(`draft.${state}`)}</p>
        <button type="submit" class="primary">{t('reply.send')}<Icon name="send" /></button>
      </div>
    </form>
  );
}

/** Whether a machine translates what the agent writes, and what it would make of it. */
function TranslationChoice({ desk, summary: { id, language: to }, text, t, language }: { desk: Desk; summary: Summary; text: string; t: DeskTranslate; language: DeskLanguage }) {
  const [shown, setShown] = useState<{ of: string; preview?: TranslationPreview; failed?: boolean }>();
  const name = languageName(to, language);
  const on = desk.translations.writes(id);
  const show = async () => {
    setShown({ of: text });
    try {
      setShown({ of: text, preview: await api.translationPreview(id, text, to) });
    } catch (error) {
      setShown({ of: text, failed: true });
      if (!(error instanceof HttpError && error.status === 503)) desk.fail(error);
    }
  };
  return (
    <div class="translate">
      <label class="check"><input type="checkbox" checked={on} onChange={({ currentTarget }) => desk.translations.setWrites(id, currentTarget.checked)} />{t('translate.to', { language: name })}</label>
      {on && <button type="button" class="quiet" aria-disabled={text === ''} onClick={() => { if (text !== '') void show(); }}>{t('translate.preview')}</button>}
      {on && shown && <div class="translation" role="status">
        {shown.failed ? <p>{t('translate.failed')}</p> : !shown.preview ? <p>{t('translate.working')}</p> : <>
          <p class="by">{t(shown.of === text ? 'translated.to' : 'translate.older', { language: name, engine: shown.preview.engine })}{!shown.preview.complete && ` ${t('translate.incomplete')}`}</p>
          <MessageText text={shown.preview.text} locale={shown.preview.to} />
          {shown.preview.back && <><p class="by">{t('translate.back')}</p><MessageText text={shown.preview.back} locale="sv" /></>}
        </>}
      </div>}
    </div>
  );
}
