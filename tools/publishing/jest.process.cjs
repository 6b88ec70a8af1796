module.exports = require('../jest/process-preset.cjs')('publishing');
