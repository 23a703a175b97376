// A package registry on the loopback address that serves nothing but the tarballs of one folder.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** @returns its URL, the manifests by name, and how to close it */
export async function startLoopbackRegistry(folder) {
  const tarballs = readdirSync(folder)
    .filter((file) => file.endsWith('.tgz'))
    .map((file) => ({ file, manifest: manifestOf(join(folder, file)) }));
  const byName = new Map(tarballs.map((tarball) => [tarball.manifest.name, tarball]));
  let url = '';
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, url).pathname).slice(1);
    const tarball = tarballs.find(({ file }) => path === `-/${file}`);
    if (tarball !== undefined) return response.end(readFileSync(join(folder, tarball.file)));
    const wanted = byName.get(path);
    if (wanted === undefined) return response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    response.setHeader('content-type', 'application/json');
    return response.end(JSON.stringify(documentOf(wanted, folder, url)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}/`;
  return {
    url,
    manifests: tarballs.map(({ manifest }) => manifest),
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

/** What a registry says of a package that has one version. */
function documentOf({ file, manifest }, folder, url) {
  const { name, version } = manifest;
  const integrity = `sha512-${createHash('sha512')
    .update(readFileSync(join(folder, file)))
    .digest('base64')}`;
  const dist = { tarball: `${url}-/${file}`, integrity };
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } };
}

function manifestOf(tarball) {
  return JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' }));
}
