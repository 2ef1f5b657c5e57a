/**
 * Reads Python pickles, protocols 0 to 5, without Python and without trust.
 *
 * <p>A pickle is a small program for a stack machine. Here it can build plain data only: the few globals it may name are
 * listed in {@link org.protogcn.format.pickle.Globals}, every other one is refused by name, and nothing is executed.
 * Lengths are checked before memory is taken, nothing recurses.
 *
 * <p>Large files are read item by item: what an {@link org.protogcn.format.pickle.ItemSink} asked for is handed over as
 * soon as it is complete and forgotten, so memory holds a few items whatever the size of the file.
 *
 * <table>
 * <caption>What becomes of Python's objects</caption>
 * <tr><th>Python</th><th>Java</th></tr>
 * <tr><td>None</td><td>null</td></tr>
 * <tr><td>bool, float, str</td><td>Boolean, Double, String</td></tr>
 * <tr><td>int</td><td>Long, or BigInteger where 64 bits are too few</td></tr>
 * <tr><td>bytes, bytearray</td><td>byte[]</td></tr>
 * <tr><td>tuple</td><td>Object[]</td></tr>
 * <tr><td>list, set, dict</td><td>ArrayList, LinkedHashSet, LinkedHashMap</td></tr>
 * <tr><td>numpy.ndarray</td><td>NdArray; a List of String for text</td></tr>
 * <tr><td>NumPy scalar</td><td>Boolean, Long, Double or String</td></tr>
 * </table>
 */
package org.protogcn.format.pickle;
