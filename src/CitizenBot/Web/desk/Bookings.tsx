import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { languageName } from '../shared/languages';
import { api } from './api';
import type { Booking, BookingList } from './api';
import type { DeskLanguage, DeskTranslate, TextId } from './texts';

const details = ['people', 'interpreter', 'accessibility', 'address', 'note'] as const;

interface Props {
  t: DeskTranslate;
  language: DeskLanguage;
  fail(error: unknown): void;
}

/** Who comes to the agent's teams, a week from the chosen day on. */
export function Bookings({ t, language, fail }: Props) {
  const [from, setFrom] = useState<string>();
  const [list, setList] = useState<BookingList>();
  useEffect(() => {
    let current = true;
    const read = () => { api.bookings(from).then((answer) => { if (current) setList(answer); }, (error) => { if (current) fail(error); }); };
    read();
    // Offices leave it open all day.
    const again = setInterval(read, 60_000);
    return () => { current = false; clearInterval(again); };
  }, [from]);

  const days = [...new Set(list?.bookings.map(dayOf))];
  return (
    <main class="agents" id="conversation" tabIndex={-1}>
      <h2>{t('bookings.title')}</h2>
      {list && <p class="period">
        <label>{t('bookings.from')} <input type="date" value={from ?? list.from} onChange={({ currentTarget }) => { if (currentTarget.value) setFrom(currentTarget.value); }} /></label>
        <a href={api.bookingsFile(list)} download>{t('bookings.file')}</a>
      </p>}
      <p class="empty" role="status">{!list ? t('bookings.loading') : t(list.bookings.length === 0 ? 'bookings.empty' : 'bookings.count', { count: list.bookings.length })}</p>
      {days.map((day) => (
        <section key={day} class="day" aria-labelledby={`day-${day}`}>
          <h3 id={`day-${day}`}>{dayName(day, language)}</h3>
          <ul class="people">
            {list?.bookings.filter((booking) => dayOf(booking) === day).map((booking) => <Item key={booking.reference} booking={booking} t={t} language={language} />)}
          </ul>
        </section>
      ))}
    </main>
  );
}

function Item({ booking, t, language }: { booking: Booking; t: DeskTranslate; language: DeskLanguage }) {
  const { start, end, serviceTitle, placeName, cancelled, sample, contact, reference } = booking;
  return (
    <li class={cancelled ? 'cancelled' : undefined}>
      <div class="person">
        <h4>{clock(start)}–{clock(end)} {serviceTitle}</h4>
        <p class="tags">
          {cancelled && <span class="tag emergency">{t('bookings.cancelled')}</span>}
          {sample && <span class="tag">{t('bookings.sample')}</span>}
          <span class="tag">{languageName(booking.language, language)}</span>
        </p>
        <p>{placeName}</p>
        <dl class="why">
          <dt>{t('bookings.who')}</dt>
          <dd>
            <bdi>{contact.name}</bdi>
            {contact.email && <> <a href={`mailto:${encodeURIComponent(contact.email)}`}>{contact.email}</a></>}
            {contact.phone && <> <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a></>}
          </dd>
          {details.map((detail) => contact[detail] != null && <Fragment key={detail}>
            <dt>{t(`bookings.${detail}` as TextId)}</dt>
            <dd><bdi>{contact[detail]}</bdi></dd>
          </Fragment>)}
          <dt>{t('bookings.reference')}</dt>
          <dd><code>{reference}</code></dd>
        </dl>
      </div>
    </li>
  );
}

// The server says times as Gothenburg's clocks show them: what stands there is right, wherever the browser is.
const dayOf = (booking: Booking) => booking.start.slice(0, 10);
const clock = (time: string) => time.slice(11, 16);

function dayName(day: string, language: DeskLanguage): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
