// The output folder on a port of its own, compressed as servers do.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.json': 'application/json', '.webp': 'image/webp', '.jpg': 'image/jpeg', '.png': 'image/png', '.txt': 'text/plain; charset=utf-8', '.xml': 'application/xml',
};

/** `extra` are pages that are not in the folder. */
export async function serve(folder, extra = {}) {
  const top = resolve(folder);
  const server = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = join(top, normalize(path), path.endsWith('/') ? 'index.html' : '');
    if (extra[path]) return answer.writeHead(200, { 'Content-Type': TYPES['.html'] }).end(extra[path]);
    if (!file.startsWith(top) || !existsSync(file) || !statSync(file).isFile()) return answer.writeHead(404).end();
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const small = /text|json|xml/.test(type);
    answer.writeHead(200, { 'Content-Type': type, ...(small && { 'Content-Encoding': 'gzip' }) }).end(small ? gzipSync(readFileSync(file)) : readFileSync(file));
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}
