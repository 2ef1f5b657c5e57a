/** See ARCHITECTURE.md. */
package org.protogcn.benchmarks;
