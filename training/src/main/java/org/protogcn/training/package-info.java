/** See ARCHITECTURE.md. */
package org.protogcn.training;
