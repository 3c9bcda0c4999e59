type Turning = { seconds: number; address: string };

/** For the head of a page that turns to an address of itself where no script runs. */
export function TurnWithoutScripts({ seconds, address }: Turning) {
  return (
    <noscript>
      <meta http-equiv="refresh" content={`${seconds};url=${address}`} />
    </noscript>
  );
}

/** For its body: the same where scripts run. */
export function TurnWithScripts({ seconds, address }: Turning) {
  return <turn-to data-address={address} data-seconds={seconds} />;
}
