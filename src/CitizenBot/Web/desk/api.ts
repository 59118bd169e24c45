import type { Activity } from '../shared/activities';
import { request } from '../shared/http';

export interface Me {
  userName: string;
  displayName: string;
  roles: string[];
  teams: string[];
  mustChangePassword: boolean;
}

export interface Summary {
  id: string;
  assistant: string;
  status: 'bot' | 'queued' | 'agent' | 'message' | 'closed';
  team?: string;
  topic?: string | null;
  topicTitle?: string | null;
  language: string;
  priority: 'normal' | 'high' | 'emergency';
  sensitive: boolean;
  since: string;
  agent?: { userName: string; displayName: string } | null;
  reason?: 'asked' | 'low-confidence' | 'sensitive' | 'message' | null;
  lastText?: string | null;
  version: number;
  /** Grows with every note, tag and ending. */
  annotations: number;
  contact?: { name?: string | null; email?: string | null; phone?: string | null } | null;
}

export interface ConversationAnswer extends Summary {
  activities: Activity[];
  watermark: string;
  draft?: string | null;
}

/** What a machine can do for agent and citizen in a conversation. */
export interface TranslationState {
  reads: boolean;
  writes: boolean;
  /** A preview is translated back for the agent to compare. */
  back: boolean;
}

export interface MessageTranslation {
  activityId: string;
  text: string;
  from: string;
  to: string;
  engine: string;
  complete: boolean;
}

export interface TranslationPreview {
  text: string;
  to: string;
  engine: string;
  complete: boolean;
  back?: string;
}

export type ConversationOutcome = 'solved' | 'filed' | 'referred' | 'abuse';

/** Made by the server from what is stored. */
export interface ConversationReport {
  topics: string[];
  language: string;
  reason?: NonNullable<Summary['reason']>;
  started: string;
  queued?: string;
  taken?: string;
  ended: string;
  fromCitizen: number;
  fromBot: number;
  fromAgents: number;
  agents: string[];
  bookings: string[];
  applications: string[];
  tags: string[];
}

interface AgentName {
  userName: string;
  displayName: string;
}

export interface ConversationAnnotations {
  notes: { id: string; agent: AgentName; text: string; at: string }[];
  tags: string[];
  knownTags: string[];
  endings: { outcome?: ConversationOutcome; agent: AgentName; at: string; report: ConversationReport }[];
}

export interface TransferTargets {
  teams: { id: string; name: string; open: boolean }[];
  agents: AgentName[];
}

export interface Agent {
  userName: string;
  displayName: string;
  roles: string[];
  teams: string[];
  disabled: boolean;
  mustChangePassword: boolean;
}

/** One row of the audit log. */
export interface AuditEntry {
  id: string;
  at: string;
  actor: string;
  action: string;
  subject?: string;
  detail?: string;
  status: number;
  address: string;
}

export interface AuditFilter {
  actor?: string;
  subject?: string;
  from?: string;
  to?: string;
  refused?: string;
}

export interface NoticeState {
  assistant: string;
  name: string;
  languages: string[];
  texts?: Record<string, string> | null;
  since?: string | null;
  by?: string | null;
}

/** While an assistant is switched off it has reasons. */
export interface SwitchState {
  assistant: string;
  name: string;
  languages: string[];
  reasons?: Record<string, string> | null;
  since?: string | null;
  by?: string | null;
}

export interface Booking {
  reference: string;
  assistant: string;
  service: string;
  serviceTitle: string;
  place: string;
  placeName: string;
  start: string;
  end: string;
  cancelled: boolean;
  sample: boolean;
  language: string;
  contact: {
    name?: string; email?: string; phone?: string; people?: number;
    note?: string; interpreter?: string; accessibility?: string; address?: string;
  };
}

export interface BookingList {
  from: string;
  to: string;
  bookings: Booking[];
}

export type ApplicationState = 'new' | 'in-progress' | 'waiting' | 'done';

export interface ApplicationSummary {
  reference: string;
  assistant: string;
  service: string;
  title: string;
  team: string;
  teamName: string;
  state: ApplicationState;
  assignee?: string;
  language: string;
  sensitive: boolean;
  protectedIdentity: boolean;
  filed: string;
}

export interface Application {
  summary: ApplicationSummary;
  answers: { field: string; kind: string; label: string; value: string; original?: string }[];
  files: { id: string; name: string; contentType: string; size: number }[];
  email?: string;
  phone?: string;
  messages: { at: string; agent: string; text: string }[];
  version: number;
}

export interface ApplicationChange {
  version: number;
  state?: ApplicationState;
  /** Empty for nobody. */
  assignee?: string;
  messageId?: string;
  message?: string;
}

const root = '/desk/api';
const post = <T = void>(path: string, body: unknown = {}) => request<T>(root + path, { method: 'POST', body });
const query = (values: object) => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined) as [string, string][];
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
};
const conversation = (id: string) => `/conversations/${encodeURIComponent(id)}`;

/** Where the desk opens a file that is kept here; undefined for an address that leads elsewhere. */
export function storedFile(conversationId: string, url: string): string | undefined {
  const file = /\/v3\/directline\/conversations\/[^/?#]+\/files\/([\w-]{22})$/.exec(url)?.[1];
  return file && new URL(`${root}${conversation(conversationId)}/files/${file}`, location.href).href;
}

export const api = {
  me: () => request<Me>(`${root}/me`),
  signIn: (userName: string, password: string) => post<Me>('/sign-in', { userName, password }),
  signOut: () => post('/sign-out'),
  changePassword: (current: string, next: string) => post('/password', { current, new: next }),
  conversations: () => request<{ conversations: Summary[] }>(`${root}/conversations`),
  conversation: (id: string) => request<ConversationAnswer>(root + conversation(id)),
  take: (id: string) => post<Summary>(`${conversation(id)}/take`),
  giveBack: (id: string, note: string) => post<Summary>(`${conversation(id)}/give-back`, { note }),
  close: (id: string, outcome: ConversationOutcome, note: string) => post<Summary>(`${conversation(id)}/close`, { outcome, note }),
  transferTargets: (id: string) => request<TransferTargets>(`${root}${conversation(id)}/transfer`),
  transfer: (id: string, to: { agent?: string; team?: string; note: string }) => post<Summary>(`${conversation(id)}/transfer`, to),
  report: (id: string) => request<ConversationReport>(`${root}${conversation(id)}/report`),
  annotations: (id: string) => request<ConversationAnnotations>(`${root}${conversation(id)}/notes`),
  writeNote: (id: string, noteId: string, text: string) => post<ConversationAnnotations>(`${conversation(id)}/notes`, { id: noteId, text }),
  writeTags: (id: string, tags: string[]) => request<ConversationAnnotations>(`${root}${conversation(id)}/tags`, { method: 'PUT', body: { tags } }),
  say: (id: string, messageId: string, text: string, to?: string) => post<{ id: string }>(`${conversation(id)}/messages`, { id: messageId, text, to }),
  translation: (id: string) => request<TranslationState>(`${root}${conversation(id)}/translation`),
  translations: (id: string, activities: string[]) => post<{ translations: MessageTranslation[] }>(`${conversation(id)}/translations`, { activities }),
  translationPreview: (id: string, text: string, to: string) => post<TranslationPreview>(`${conversation(id)}/translation-preview`, { text, to }),
  saveDraft: (id: string, text: string) => request<void>(`${root}${conversation(id)}/draft`, { method: 'PUT', body: { text } }),
  notices: () => request<{ notices: NoticeState[] }>(`${root}/notices`),
  publishNotice: (assistant: string, texts: Record<string, string>) => request<NoticeState>(`${root}/notices/${assistant}`, { method: 'PUT', body: { texts } }),
  removeNotice: (assistant: string) => request<NoticeState>(`${root}/notices/${assistant}`, { method: 'DELETE' }),
  switches: () => request<{ switches: SwitchState[] }>(`${root}/switches`),
  switchOff: (assistant: string, reasons: Record<string, string>) => request<SwitchState>(`${root}/switches/${assistant}`, { method: 'PUT', body: { reasons } }),
  switchOn: (assistant: string) => request<SwitchState>(`${root}/switches/${assistant}`, { method: 'DELETE' }),
  bookings: (from?: string) => request<BookingList>(`${root}/bookings${from ? `?from=${from}` : ''}`),
  bookingsFile: ({ from, to }: BookingList) => `${root}/bookings.csv?from=${from}&to=${to}`,
  applications: (state?: ApplicationState) => request<{ applications: ApplicationSummary[]; more: boolean }>(`${root}/applications${state ? `?state=${state}` : ''}`),
  findApplications: (number: string) => post<{ applications: ApplicationSummary[] }>('/applications/find', { number }),
  application: (reference: string) => request<Application>(`${root}/applications/${reference}`),
  changeApplication: (reference: string, change: ApplicationChange) => post<Application>(`/applications/${reference}`, change),
  applicationNumbers: (reference: string) => post<{ numbers: Record<string, string> }>(`/applications/${reference}/numbers`),
  applicationFile: (reference: string, file: string) => `${root}/applications/${reference}/files/${file}`,
  applicationExport: (reference: string, kind: 'json' | 'html') => `${root}/applications/${reference}/export.${kind}`,
  audit: (filter: AuditFilter, before?: string) => request<{ entries: AuditEntry[]; more: boolean }>(`${root}/audit${query({ ...filter, before })}`),
  auditFile: (kind: 'csv' | 'json', filter: AuditFilter) => `${root}/audit.${kind}${query(filter)}`,
  agents: () => request<{ agents: Agent[]; teams: { id: string; name: string }[] }>(`${root}/agents`),
  createAgent: (agent: Pick<Agent, 'userName' | 'displayName' | 'roles' | 'teams'>) => post<{ agent: Agent; oneTimePassword: string }>('/agents', agent),
  changeAgent: (userName: string, change: Partial<Pick<Agent, 'displayName' | 'roles' | 'teams' | 'disabled'>> & { resetPassword?: boolean }) =>
    post<{ agent: Agent; oneTimePassword?: string }>(`/agents/${encodeURIComponent(userName)}`, change),
};
