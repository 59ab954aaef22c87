const paths = {
  back: 'M15 5l-7 7 7 7',
  check: 'M4 12.5l5.5 5.5L20 7',
  cross: 'M5 5l14 14M19 5L5 19',
  warn: 'M12 4L2.5 20h19zM12 10v5M12 17.5v.5',
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v6M12 7.5v.5',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zM12 10a3.5 3.5 0 100 7 3.5 3.5 0 000-7z',
  swap: 'M4 9a8 8 0 0114-3l2 2M20 4v4h-4M20 15a8 8 0 01-14 3l-2-2M4 20v-4h4',
  light: 'M13 2L5 14h6l-1 8 8-12h-6z',
  voice: 'M4 9h4l5-4v14l-5-4H4zM16.5 9a4 4 0 010 6M19 6.5a8 8 0 010 11',
  wait: 'M12 3a9 9 0 109 9',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 2',
} as const;

/** A drawing beside words, never instead of them: it has no name of its own. */
export function Icon({
  name,
  size = 20,
  className,
}: {
  name: keyof typeof paths;
  size?: number;
  className?: string;
}) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      class={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
