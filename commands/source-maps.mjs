import { setSourceMapsSupport } from 'node:module';

// Faults of our own code point to its sources. Not those of packages: reading their maps would slow down every start.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
