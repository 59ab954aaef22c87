import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useText } from '../messages/text.tsx';
import type { FaceCameraProps } from './face-camera.tsx';

/** The camera's code comes when it is needed, not before. */
export function FaceCamera(props: FaceCameraProps) {
  const { t } = useText();
  const [Loaded, setLoaded] = useState<{ readonly it: ComponentType<FaceCameraProps> }>();
  useEffect(() => {
    let isGone = false;
    import('./face-camera.tsx').then(
      (module) => {
        if (!isGone) setLoaded({ it: module.FaceCameraScreen });
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
