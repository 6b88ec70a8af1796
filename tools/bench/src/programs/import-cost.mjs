// Prints the CPU time, in ms, of importing a package into a process that has loaded cdktf.
import 'cdktf';

const before = process.cpuUsage();
await import(process.argv[2]);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
