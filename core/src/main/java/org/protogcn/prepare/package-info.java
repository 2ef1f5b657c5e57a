/**
 * From a stored clip to network input: small pure steps, composed by a {@link org.protogcn.prepare.Recipe} and run by a
 * {@link org.protogcn.prepare.Preparation}.
 *
 * <p>Steps never change the keypoints they are given. Arithmetic follows the type in which a clip was stored, as the
 * published models were trained; {@code docs/preparation.md} tells where it rounds.
 */
package org.protogcn.prepare;
