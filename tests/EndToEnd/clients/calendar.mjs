// Reads calendar files in the order in which a citizen's calendar gets them, with two libraries: ical.js (Thunderbird's
// parser, which knows a time zone only from the file) and node-ical. Prints, after each file, what it says and what the calendar holds.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

const calendar = new Map();
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  const root = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  root.getAllSubcomponents('vtimezone').forEach((zone) => ICAL.TimezoneService.register(zone));
  const component = root.getFirstSubcomponent('vevent');
  const event = new ICAL.Event(component, { strictExceptions: true });
  const [imported] = Object.values(nodeIcal.sync.parseICS(text)).filter((entry) => entry.type === 'VEVENT');

  // RFC 5546, 2.1.5: a higher SEQUENCE replaces what the UID had.
  const known = calendar.get(imported.uid);
  if (!known || Number(imported.sequence) > Number(known.sequence)) calendar.set(imported.uid, imported);
  if (imported.method === 'CANCEL') calendar.delete(imported.uid);
  console.log(JSON.stringify({
    method: root.getFirstPropertyValue('method'),
    status: component.getFirstPropertyValue('status'),
    uid: event.uid,
    sequence: event.sequence,
    zone: event.startDate.zone.tzid,
    start: event.startDate.toJSDate().toISOString(),
    minutes: event.duration.toSeconds() / 60,
    summary: event.summary,
    location: event.location,
    importedStart: imported.start.toISOString(),
    held: [...calendar.values()].map((entry) => entry.start.toISOString()),
  }));
}
