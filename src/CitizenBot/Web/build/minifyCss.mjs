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
        const { code } = await transform(source, { loader: 'css', minify: true, target: 'es2022' });
        return { contents: code.trim(), loader: 'text' };
      });
    },
  };
}
