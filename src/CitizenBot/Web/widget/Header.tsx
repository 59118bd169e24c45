import type { Ref } from 'preact';
import type { Translate } from '../shared/ExplanationPanel';
import { Icon } from '../shared/Icon';
import type { Chat } from './chat';
import type { WidgetConfig } from './config';

interface Props {
  chat: Chat;
  config: WidgetConfig;
  t: Translate;
  close: (() => void) | undefined;
  leave(): void;
  about(): void;
  aboutButton: Ref<HTMLButtonElement>;
}

export function Header({ chat, config, t, close, leave, about, aboutButton }: Props) {
  return (
    <div class="top">
      <div class="bar">
        <h2 id="title">{config.name || t('title')}</h2>
        <button type="button" class="bare" onClick={leave} title={t('leave.hint')}><Icon name="leave" /><span>{t('leave')}</span></button>
        {close && <button type="button" class="bare square" onClick={close} aria-label={t('close')} title={t('close')}><Icon name="close" /></button>}
      </div>
      <div class="bar tools">
        <label class="language">
          <Icon name="language" /><span class="visually-hidden">{t('language')}</span>
          <select value={config.language} onChange={(event) => chat.setLanguage(event.currentTarget.value)}>
            {config.languages.map(({ tag, name }) => <option key={tag} value={tag} lang={tag}>{name}</option>)}
          </select>
        </label>
        <button type="button" class="bare square" ref={aboutButton} onClick={about} aria-label={t('about')} title={t('about')}><Icon name="info" /></button>
        <button type="button" class="bare person" onClick={() => chat.askForPerson()}><Icon name="person" /><span>{t('person')}</span></button>
      </div>
    </div>
  );
}
