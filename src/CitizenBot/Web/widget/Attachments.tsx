import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../shared/ExplanationPanel';
import { Icon } from '../shared/Icon';

interface Props {
  files: readonly File[];
  language: string;
  t: Translate;
  remove(file: File): void;
}

/** What was chosen to go with the next message, as it will be sent. */
export function Attachments({ files, language, t, remove }: Props) {
  if (files.length === 0) return null;
  return (
    <ul class="chosen" aria-label={t('file.chosen')}>
      {files.map((file) => (
        <li key={`${file.name} ${file.size} ${file.lastModified}`}>
          <Preview file={file} />
          <span><bdi>{file.name}</bdi> <small><bdi>{sizeOf(file.size, language)}</bdi></small></span>
          <button type="button" class="plain square" onClick={() => remove(file)} aria-label={t('file.remove', { name: file.name })}><Icon name="close" /></button>
        </li>
      ))}
    </ul>
  );
}

const edge = 96;

/** Drawn rather than linked: a page's policy may allow no picture that it does not know. */
function Preview({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!file.type.startsWith('image/')) return;
    createImageBitmap(file).then((picture) => {
      const scale = Math.max(edge / picture.width, edge / picture.height);
      const [width, height] = [picture.width * scale, picture.height * scale];
      canvas.current?.getContext('2d')?.drawImage(picture, (edge - width) / 2, (edge - height) / 2, width, height);
      canvas.current?.classList.add('drawn');
      picture.close();
    }, () => undefined);
  }, [file]);
  return <span class="preview" aria-hidden="true"><Icon name="file" /><canvas ref={canvas} width={edge} height={edge} /></span>;
}

export function sizeOf(bytes: number, language: string): string {
  const mega = bytes >= 1024 * 1024;
  const value = mega ? bytes / (1024 * 1024) : Math.max(1, bytes / 1024);
  return new Intl.NumberFormat(language, { style: 'unit', unit: mega ? 'megabyte' : 'kilobyte', unitDisplay: 'short', maximumFractionDigits: mega ? 1 : 0, numberingSystem: 'latn' }).format(value);
}
