package org.protogcn.training.network;

/**
 * The sizes and switches of a network.
 *
 * @param classes number of actions
 * @param width channels of blocks 1 to 4; doubled at blocks 5 and 8. A multiple of 8
 * @param prototypes P, rows of the prototype memory
 * @param inputNorm which features share a batch norm at the input
 * @param intra switch of A_intra, eq. (5)
 * @param inter switch of A_inter, eq. (6)
 * @param reconstruction switch of the prototype reconstruction, eq. (3)-(4); without it the contrastive loss sees the
 *     topology itself
 * @param dropout before the classifier, in training
 * @param temporalDropout at the end of every temporal convolution, in training
 * @param prototypeDropout on the reconstructed topology Z, in training
 */
public record NetworkConfiguration(
        int classes,
        int width,
        int prototypes,
        InputNorm inputNorm,
        boolean intra,
        boolean inter,
        boolean reconstruction,
        double dropout,
        double temporalDropout,
        double prototypeDropout) {

    /** Features of the batch norm at the input: joints and channels, persons too, or no batch norm. */
    public enum InputNorm {
        VC,
        MVC,
        NONE
    }
}
