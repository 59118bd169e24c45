import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../shared/ExplanationPanel';
import { Icon } from '../shared/Icon';
import { longestComment } from './chat';
import type { Judgement } from './chat';

interface Props {
  id: string;
  judgement: Judgement | undefined;
  t: Translate;
  rate(helpful: boolean, comment?: string): void;
}

/** A thumb for an answer and, for those who want to, why. */
export function Rating({ id, judgement, t, rate }: Props) {
  const [comment, setComment] = useState('');
  const thumbs = useRef<HTMLSpanElement>(null);
  const helpful = judgement?.helpful;
  const commentId = `${id}-comment`;
  const send = (event: Event) => {
    event.preventDefault();
    if (helpful === undefined || comment.trim() === '') return;
    rate(helpful, comment.trim());
    // The form goes away, and hands the focus back to what opened it.
    thumbs.current?.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
  };
  return (
    <>
      <span class="rating" role="group" aria-label={t('helpful')} ref={thumbs}>
        <span aria-hidden="true">{helpful === undefined && t('helpful')}</span>
        <button type="button" class="plain small" aria-pressed={helpful === true} onClick={() => rate(true, judgement?.comment)}><Icon name="up" />{t('helpful.yes')}</button>
        <button type="button" class="plain small" aria-pressed={helpful === false} onClick={() => rate(false, judgement?.comment)}><Icon name="down" />{t('helpful.no')}</button>
        <span role="status">{judgement && t(judgement.comment ? 'comment.thanks' : 'helpful.thanks')}</span>
      </span>
      {judgement && !judgement.comment && (
        <form class="comment" onSubmit={send}>
          <label for={commentId}>{t('comment')}</label>
          <textarea id={commentId} rows={2} dir="auto" maxLength={longestComment} value={comment} autocomplete="off" onInput={(event) => setComment(event.currentTarget.value)} />
          <button type="submit" class="plain small">{t('comment.send')}</button>
        </form>
      )}
    </>
  );
}
