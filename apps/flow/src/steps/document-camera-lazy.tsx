import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useText } from '../messages/text.tsx';
import type { DocumentCameraProps } from './document-camera.tsx';

/** The camera's code comes when it is needed, not before. */
export function DocumentCamera(props: DocumentCameraProps) {
  const { t } = useText();
  const [Loaded, setLoaded] = useState<{ readonly it: ComponentType<DocumentCameraProps> }>();
  useEffect(() => {
    let isGone = false;
    import('./document-camera.tsx').then(
      (module) => {
        if (!isGone) setLoaded({ it: module.DocumentCameraScreen });
      },
      () => props.onClose(),
    );
    return () => {
      isGone = true;
    };
  }, []);
  if (Loaded === undefined)
    return (
      <main class="camera">
        <div class="camera-foot" role="status">
          {t('loading')}
        </div>
      </main>
    );
  return <Loaded.it {...props} />;
}
