// What the face worker uses of @mediapipe/face_mesh, which is a script that sets globals.
declare function importScripts(...addresses: string[]): void;

type MediaPipeResults = {
  readonly multiFaceLandmarks?: readonly (readonly { readonly x: number; readonly y: number }[])[];
};
type MediaPipeFaceMesh = {
  setOptions(options: {
    maxNumFaces: number;
    refineLandmarks: boolean;
    minDetectionConfidence: number;
    minTrackingConfidence: number;
  }): void;
  onResults(listener: (results: MediaPipeResults) => void): void;
  initialize(): Promise<void>;
  send(inputs: { image: ImageBitmap }): Promise<void>;
};
type MediaPipeModule = { readonly locateFile: (name: string) => string };
declare const FaceMesh: new (options: MediaPipeModule) => MediaPipeFaceMesh;
