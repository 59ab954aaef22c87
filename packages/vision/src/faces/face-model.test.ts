import type { FaceTemplate } from '@aval/core/findings';
import { describe, expect, it } from 'vitest';
import { compareTemplates } from './compare-templates.ts';
import { withFaceModel } from './face-model.ts';

const template = (modelId: string): FaceTemplate => ({ modelId, vector: [1, 0], aligned: '' });

describe('the compiler', () => {
  it('lets templates of one model be compared', () => {
    const compared = withFaceModel('m@1', (model) => {
      const one = model.own(template('m@1'));
      const other = model.own(template('m@1'));
      return one !== null && other !== null && compareTemplates(one, other);
    });
    expect(compared).toMatchObject({ modelId: 'm@1', cosine: 1 });
  });

  it('refuses templates of two models, even of one name', () => {
    const compared = withFaceModel('m@1', (model) =>
      withFaceModel('m@2', (second) => {
        const one = model.own(template('m@1'));
        const other = second.own(template('m@2'));
        // @ts-expect-error templates of two models do not compare
        return one !== null && other !== null && compareTemplates(one, other);
      }),
    );
    expect(compared).toMatchObject({ modelId: 'm@1' });
  });

  it('refuses templates whose model nobody looked at', () => {
    // @ts-expect-error a template out of the database is nobody's yet
    expect(compareTemplates(template('m@1'), template('m@1'))).toMatchObject({ cosine: 1 });
  });

  it('lets no template leave the place that knows its model', () => {
    // @ts-expect-error the type of one model's templates means nothing outside
    const leaked = withFaceModel('m@1', (model) => model.own(template('m@1')));
    expect(leaked).toMatchObject({ modelId: 'm@1' });
  });

  it('is not needed for a template of another model: it is none', () => {
    expect(withFaceModel('m@1', (model) => model.own(template('m@2')) === null)).toBe(true);
  });
});
