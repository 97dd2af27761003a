// VS Code picks the host by where the suite lies and by settings: with a wrong one, the suite would quietly run in Node.
describe('web host', () => {
  it('is a web worker', () => {
    if ('process' in globalThis && process.versions?.node) throw new Error(`this is Node ${process.versions.node}`);
    if (!('WorkerGlobalScope' in globalThis)) throw new Error('this is no worker');
  });
});
