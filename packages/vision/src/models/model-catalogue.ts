/** The models this package runs: name in the cache (as in `models.lock.json`) and the id stored with results. */
export const modelCatalogue = {
  faceDetector: { file: 'models/fr_detect.onnx', id: 'faceplugin/fr_detect@0.0.1' },
  faceLandmarks: { file: 'models/fr_landmark.onnx', id: 'faceplugin/fr_landmark@0.0.1' },
  faceFeatures: { file: 'models/fr_feature.onnx', id: 'faceplugin/fr_feature@0.0.1' },
  faceLiveness: { file: 'models/fr_liveness.onnx', id: 'faceplugin/fr_liveness@0.0.1' },
  facePose: { file: 'models/fr_pose.onnx', id: 'faceplugin/fr_pose@0.0.1' },
  /** A graph model of TensorFlow.js; the weights lie beside it. */
  eyeOutline: { file: 'models/iris.json', id: 'mediapipe/iris@human-3.3.6' },
  textDetector: { file: 'models/ch_PP-OCRv4_det_infer.onnx', id: 'gutenye/ch_PP-OCRv4_det@1.4.2' },
  textReader: { file: 'models/en_PP-OCRv3_rec_infer.onnx', id: 'paddle-ocr-onnx/en_PP-OCRv3_rec@0.2.0' },
} as const;

/** Where the weights of `eyeOutline` are. */
export const eyeWeights = 'models/iris.bin';

export type ModelRole = keyof typeof modelCatalogue;
