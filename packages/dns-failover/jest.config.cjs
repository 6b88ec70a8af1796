module.exports = require('../../tools/jest/preset.cjs')('dns-failover');
