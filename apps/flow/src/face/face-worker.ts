import type { FaceAnswer, FaceRequest } from './face-messages.ts';
import { readingOfMesh } from './reading-of-mesh.ts';

// A worker of the old kind: MediaPipe's scripts set globals. It runs under a policy of its own (pages/page-headers.ts).
let mesh: MediaPipeFaceMesh | undefined;
let results: MediaPipeResults = {};
const answer = (what: FaceAnswer) => self.postMessage(what);

self.addEventListener('message', ({ data }: MessageEvent<FaceRequest>) => {
  if (data.kind === 'open')
    open(data.files).then(
      () => answer({ kind: 'opened' }),
      () => answer({ kind: 'failed' }),
    );
  else void look(data.id, data.frame);
});

async function open(files: Extract<FaceRequest, { kind: 'open' }>['files']): Promise<void> {
  const locateFile = (name: string) => files[name]?.url ?? '/missing';
  // Scripts and binaries are fetched once with their checksums; what asks for them afterwards finds them in the cache.
  await Promise.all(
    Object.values(files).map(async ({ url, integrity }) => {
      const answered = await fetch(url, { integrity, credentials: 'omit', cache: 'force-cache' });
      if (!answered.ok) throw new Error('A file of the face reader is missing');
      await answered.arrayBuffer();
    }),
  );
  actAsPage();
  importScripts(locateFile('face_mesh.js'));
  const made = new FaceMesh({ locateFile });
  made.setOptions({
    maxNumFaces: 2,
    refineLandmarks: false,
    minDetectionConfidence: 0.5,
    minTrackingConfidence: 0.5,
  });
  made.onResults((found) => {
    results = found;
  });
  await made.initialize();
  mesh = made;
}

/**
 * MediaPipe's own way of starting in a worker forgets to tell its video input which canvas it draws on (0.4.1633559619). Its way of
 * starting in a page works here once what it uses of a page is there: scripts that load, and a canvas.
 */
function actAsPage(): void {
  const none = () => undefined;
  const script = () => {
    const listeners = new Map<string, () => void>();
    let address = '';
    return {
      setAttribute: (name: string, value: string) => {
        if (name === 'src') address = value;
      },
      addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
      run: () => {
        importScripts(address);
        listeners.get('load')?.();
      },
    };
  };
  const document = {
    createElement: (name: string) =>
      name === 'script' ? script() : Object.assign(new OffscreenCanvas(1, 1), { addEventListener: none }),
    addEventListener: none,
    removeEventListener: none,
    body: { appendChild: (child: ReturnType<typeof script>) => child.run() },
  };
  Object.assign(self, { window: self, document });
}

async function look(id: number, frame: ImageBitmap): Promise<void> {
  results = {};
  await mesh?.send({ image: frame }).catch(() => undefined);
  frame.close();
  answer({ kind: 'seen', id, reading: readingOfMesh(results.multiFaceLandmarks ?? []) });
}
