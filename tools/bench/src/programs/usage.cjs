const fs = require('node:fs');

// Preloaded into what is measured: the operating system's account of the process, written when it ends.
process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMiB: maxRSS / 1024 };
  fs.writeFileSync(process.env.ETOPS_USAGE, JSON.stringify(usage));
});
