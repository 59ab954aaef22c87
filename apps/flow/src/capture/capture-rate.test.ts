import { expect, test } from 'vitest';
import { captureScenes, playScene } from './capture-scenes.fixture.ts';

// One variant of what matters most; `npm run bench -- flow` prints the rates of many.
const left = [
  'on stone',
  'on a dark table',
  'a little from aside',
  'a little soft',
  'too near',
  'a square note',
];

test('what is held well is taken by itself, nothing else is', async () => {
  const scenes = captureScenes(1).filter(({ format, name }) => format === 'ID-1' && !left.includes(name));
  const wrong: unknown[] = [];
  for (const scene of scenes) {
    const { taken, hint } = await playScene(scene);
    if (taken !== scene.wanted) wrong.push([scene.name, hint]);
  }
  expect(wrong).toEqual([]);
  expect(scenes.length).toBe(13);
});
