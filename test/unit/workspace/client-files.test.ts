import assert from 'node:assert/strict';
import type { Connection } from 'vscode-languageserver';
import { ClientFiles } from '../../../server/doors/client-files';
import { filesFind, filesRead, MAX_FILES_FOUND } from '../../../server/protocol';
import { MAX_NAMED } from '../../../server/workspace/files';

/** Files behind a client that answers as told. */
function behind(uris: readonly string[], texts: Record<string, string> = {}) {
  const asked: unknown[] = [];
  const connection = {
    sendRequest: async (method: string, params: { uri: string }) => {
      if (method === filesFind) {
        asked.push(params);
        return { uris };
      }
      if (method === filesRead && texts[params.uri] !== undefined) return { base64: btoa(texts[params.uri]!) };
      throw new Error('there is no such thing');
    },
  } as unknown as Connection;
  return { files: new ClientFiles(connection), asked };
}

describe('files that the client finds for us', () => {
  const root = 'vscode-vfs://github/o/r';

  it('are ours, or those of a name, and no others, whatever the client says', async () => {
    const uris = [
      `${root}/b/catalog-info.yaml`,
      `${root}/catalog-info.yaml`,
      `${root}/a.engagement.yaml`,
      `${root}/node_modules/p/catalog-info.yaml`,
      'vscode-vfs://github/o/other/catalog-info.yaml',
      `${root}/out/catalog-info.yaml`,
    ];
    const { files, asked } = behind(uris, { [`${root}/.gitignore`]: 'out/\n' });
    assert.deepEqual(await files.find(root, 'catalog-info.yaml'), [
      `${root}/b/catalog-info.yaml`,
      `${root}/catalog-info.yaml`,
    ]);
    assert.deepEqual(await files.find(root), [`${root}/a.engagement.yaml`]);
    assert.deepEqual(asked, [{ uri: root, name: 'catalog-info.yaml' }, { uri: root }]);
  });

  it('of a name are as many as there may be, where the client may have stopped', async () => {
    const uris = Array.from({ length: MAX_FILES_FOUND }, (_, index) => `${root}/out/${index}/catalog-info.yaml`);
    const { files } = behind(uris, { [`${root}/.gitignore`]: 'out/\n' });
    assert.equal((await files.find(root, 'catalog-info.yaml')).length, MAX_NAMED);
  });
});
