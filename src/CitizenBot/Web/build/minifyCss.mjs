import { transform } from 'esbuild';
import { readFile } from 'node:fs/promises';

/** Style sheets imported from code become minified text; entry points stay style sheets. */
export function minifyCss() {
  return {
    name: 'minify-css',
    setup(build) {
      build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        if (/[\\/]pages[\\/]/.test(path)) return { contents: source, loader: 'css' };
        const { code } = await transform(ownUnit(source), { loader: 'css', minify: true, target: 'es2022' });
        return { contents: code.trim(), loader: 'text' };
      });
    },
  };
}

/** In a shadow root `rem` is what the page has made of it; there the style sheet's lengths follow `--citizenbot-rem` where it is set. */
function ownUnit(source) {
  if (!source.includes('--citizenbot-rem:')) return source;
  return source.split('\n').map((line) => (line.startsWith('@media') ? line : line.replace(/(?<![\w.])(-?\d*\.?\d+)rem\b/g, 'calc($1 * var(--citizenbot-rem))'))).join('\n');
}
