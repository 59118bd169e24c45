import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { HttpError } from '../shared/http';
import { api } from './api';
import type { Me } from './api';
import type { DeskTranslate } from './texts';

interface Props {
  t: DeskTranslate;
  other: ComponentChildren;
}

const shortestPassword = 12;

export function SignIn({ t, other, ended, done }: Props & { ended: boolean; done(me: Me): void }) {
  const { error, run } = useSubmit(t, 'sign-in.wrong');
  const submit = (data: FormData) => run(async () => done(await api.signIn(field(data, 'user'), field(data, 'password'))));
  return (
    <Door title={t('sign-in')} t={t} other={other} error={error} submit={submit} button={t('sign-in')}>
      {ended && !error && <p>{t('sign-in.ended')}</p>}
      <Field id="user" label={t('sign-in.user')} autocomplete="username" />
      <Field id="password" label={t('sign-in.password')} autocomplete="current-password" password />
    </Door>
  );
}

export function ChangePassword({ t, other, done }: Props & { done(): void }) {
  const { error, fail, run } = useSubmit(t);
  const submit = (data: FormData) => {
    const next = field(data, 'next');
    if (next.length < shortestPassword) return fail(t('password.short'));
    if (next !== field(data, 'repeat')) return fail(t('password.differ'));
    run(async () => {
      await api.changePassword(field(data, 'current'), next);
      done();
    });
  };
  return (
    <Door title={t('password.title')} t={t} other={other} error={error} submit={submit} button={t('password.save')}>
      <p>{t('password.why')}</p>
      <Field id="current" label={t('password.current')} autocomplete="current-password" password />
      <Field id="next" label={t('password.new')} autocomplete="new-password" password />
      <Field id="repeat" label={t('password.repeat')} autocomplete="new-password" password />
    </Door>
  );
}

interface DoorProps extends Props {
  title: string;
  error: string;
  button: string;
  submit(data: FormData): void;
  children: ComponentChildren;
}

function Door({ title, t, other, error, button, submit, children }: DoorProps) {
  return (
    <main class="door">
      <p class="brand">CitizenBot <span>{t('app')}</span></p>
      <h1>{title}</h1>
      <form onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)); }}>
        {children}
        <p class="error" role="alert">{error}</p>
        <button type="submit" class="primary">{button}</button>
      </form>
      {other}
    </main>
  );
}

function Field({ id, label, autocomplete, password = false }: { id: string; label: string; autocomplete: string; password?: boolean }) {
  return (
    <p class="field">
      <label for={id}>{label}</label>
      {password ? <input id={id} name={id} type="password" autocomplete={autocomplete} required />
        : <input id={id} name={id} type="text" autocomplete={autocomplete} autocapitalize="none" spellcheck={false} required />}
    </p>
  );
}

function useSubmit(t: DeskTranslate, unauthorized?: 'sign-in.wrong') {
  const [error, fail] = useState('');
  const run = (work: () => Promise<void>) => {
    fail('');
    work().catch((reason: unknown) => {
      if (!(reason instanceof HttpError)) fail(t('error.network'));
      else if (reason.status === 401 && unauthorized) fail(t(unauthorized));
      else if (reason.status === 429) fail(t('error.many'));
      else fail(t('error.other', { detail: reason.message }));
    });
  };
  return { error, fail, run };
}

function field(data: FormData, name: string): string {
  return String(data.get(name) ?? '');
}
