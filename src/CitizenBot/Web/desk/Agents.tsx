import { useEffect, useState } from 'preact/hooks';
import { api } from './api';
import type { Agent } from './api';
import { AgentForm } from './AgentForm';
import type { DeskTranslate, TextId } from './texts';

interface Team {
  id: string;
  name: string;
}

/** Who may sign in, as what, and for which teams. */
export function Agents({ t, fail }: { t: DeskTranslate; fail(error: unknown): void }) {
  const [agents, setAgents] = useState<Agent[]>();
  const [teams, setTeams] = useState<Team[]>([]);
  const [once, setOnce] = useState<{ user: string; password: string }>();
  const [editing, setEditing] = useState<string>();

  useEffect(() => {
    api.agents().then((answer) => { setAgents(answer.agents); setTeams(answer.teams); }, fail);
  }, []);

  const adopt = ({ agent, oneTimePassword }: { agent: Agent; oneTimePassword?: string }) => {
    setAgents((before = []) => (before.some(({ userName }) => userName === agent.userName)
      ? before.map((other) => (other.userName === agent.userName ? agent : other)) : [...before, agent]));
    if (oneTimePassword) setOnce({ user: agent.userName, password: oneTimePassword });
  };
  const change = (agent: Agent, what: Parameters<typeof api.changeAgent>[1]) => api.changeAgent(agent.userName, what).then(adopt).catch(fail);
  const roleNames = (roles: string[]) => roles.map((role) => t(`role.${role}` as TextId) ?? role).join(', ');
  const teamNames = (ids: string[]) => ids.map((id) => teams.find((team) => team.id === id)?.name ?? id).join(', ');

  return (
    <main class="agents" id="conversation" tabIndex={-1}>
      <h2>{t('agents.title')}</h2>
      <div role="status">{once && (
        <div class="once">
          <h3>{t('agents.once', { user: once.user })}</h3>
          <p><code>{once.password}</code></p>
          <p>{t('agents.once.hint')}</p>
          <button type="button" onClick={() => setOnce(undefined)}>{t('agents.once.done')}</button>
        </div>
      )}</div>
      {agents?.length === 0 && <p class="empty">{t('agents.empty')}</p>}
      <ul class="people">
        {agents?.map((agent) => (
          <li key={agent.userName}>
            {editing === agent.userName ? <AgentForm t={t} teams={teams} agent={agent} cancel={() => setEditing(undefined)}
              submit={async (values) => { await change(agent, { displayName: values.displayName, roles: values.roles, teams: values.teams }); setEditing(undefined); }} /> : <>
              <div class="person">
                <h3>{agent.displayName} <small>{agent.userName}</small></h3>
                <p class="tags">
                  <span class="tag">{t(agent.disabled ? 'agents.disabled' : 'agents.active')}</span>
                  {agent.mustChangePassword && <span class="tag">{t('agents.must-change')}</span>}
                </p>
                <p>{[roleNames(agent.roles), teamNames(agent.teams)].filter(Boolean).join(' · ')}</p>
              </div>
              <p class="commands" role="group" aria-label={`${t('agents.actions')}: ${agent.displayName}`}>
                <button type="button" onClick={() => setEditing(agent.userName)}>{t('agents.edit')}</button>
                <button type="button" onClick={() => void change(agent, { resetPassword: true })}>{t('agents.reset')}</button>
                <button type="button" onClick={() => void change(agent, { disabled: !agent.disabled })}>{t(agent.disabled ? 'agents.enable' : 'agents.disable')}</button>
              </p>
            </>}
          </li>
        ))}
      </ul>
      <section class="new" aria-labelledby="new-agent">
        <h3 id="new-agent">{t('agents.new')}</h3>
        <AgentForm t={t} teams={teams} submit={(values) => api.createAgent(values).then(adopt)} fail={fail} />
      </section>
    </main>
  );
}
