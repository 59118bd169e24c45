import { useState } from 'preact/hooks';
import type { Agent } from './api';
import type { DeskTranslate, TextId } from './texts';

type Values = Pick<Agent, 'userName' | 'displayName' | 'roles' | 'teams'>;

interface Props {
  t: DeskTranslate;
  teams: { id: string; name: string }[];
  /** Whom to change; a new agent without. */
  agent?: Agent;
  submit(values: Values): Promise<unknown>;
  fail?(error: unknown): void;
  cancel?(): void;
}

const roles = ['agent', 'supervisor', 'editor', 'administrator', 'auditor'];

export function AgentForm({ t, teams, agent, submit, fail, cancel }: Props) {
  const [round, setRound] = useState(0);
  const id = (name: string) => `${name}-${agent?.userName ?? 'new'}`;
  const onSubmit = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const values = {
      userName: agent?.userName ?? String(data.get('userName')).trim(),
      displayName: String(data.get('displayName')).trim(),
      roles: [...data.getAll('role').map(String), ...(agent?.roles.filter((role) => !roles.includes(role)) ?? [])],
      teams: data.getAll('team').map(String),
    };
    submit(values).then(() => setRound(round + 1), fail);
  };
  return (
    <form class="agent-form" key={round} onSubmit={(event) => { event.preventDefault(); onSubmit(event.currentTarget); }}>
      {!agent && <p class="field"><label for={id('user')}>{t('agents.user')}</label><input id={id('user')} name="userName" required autocomplete="off" autocapitalize="none" spellcheck={false} /></p>}
      <p class="field">
        <label for={id('name')}>{t('agents.name')} <small>{t('agents.name.hint')}</small></label>
        <input id={id('name')} name="displayName" required autocomplete="off" defaultValue={agent?.displayName ?? ''} />
      </p>
      <fieldset><legend>{t('agents.roles')}</legend>
        {roles.map((role) => <Check key={role} name="role" value={role} label={t(`role.${role}` as TextId)} checked={agent ? agent.roles.includes(role) : role === 'agent'} />)}
      </fieldset>
      <fieldset><legend>{t('agents.teams')}</legend>
        {teams.map((team) => <Check key={team.id} name="team" value={team.id} label={team.name} checked={agent?.teams.includes(team.id) ?? false} />)}
      </fieldset>
      <p class="commands">
        <button type="submit" class="primary">{t(agent ? 'agents.save' : 'agents.create')}</button>
        {cancel && <button type="button" onClick={cancel}>{t('cancel')}</button>}
      </p>
    </form>
  );
}

function Check({ name, value, label, checked }: { name: string; value: string; label: string; checked: boolean }) {
  return <label class="check"><input type="checkbox" name={name} value={value} defaultChecked={checked} />{label}</label>;
}
