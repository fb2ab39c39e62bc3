/** The mark: a till's drawer with goods that stream into it. */
export function Logo({ size = 40 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="16" fill="#0f766e" />
      <path
        d="M16 24h20M16 32h13M28 16h20M41 32h7"
        fill="none"
        stroke="#99f6e4"
        stroke-width="4.5"
        stroke-linecap="round"
      />
      <path d="M13 40h38v7a4 4 0 0 1-4 4H17a4 4 0 0 1-4-4z" fill="#fff" />
      <path d="M27 45.5h10" stroke="#0f766e" stroke-width="3.5" stroke-linecap="round" />
    </svg>
  );
}
