/** From a stored clip to network input: small pure steps, composed by a recipe. */
package org.protogcn.prepare;
