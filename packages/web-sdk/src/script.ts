import { verify } from './verify.ts';
import { init } from './web-sdk.ts';

// For pages without a bundler: `<script src="https://aval.example/websdk/aval-web-sdk.js"></script>` gives `avalWebSdk`.
Object.defineProperty(globalThis, 'avalWebSdk', { value: Object.freeze({ init, verify }), enumerable: true });
