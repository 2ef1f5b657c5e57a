package org.protogcn.training.loss;

import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.array.NdArray;

/**
 * The contrast of SkeletonGCL (Huang et al., ICLR 2023): embeddings of graphs, of length 1, are drawn to those of their
 * class and away from others, on two levels. On that of instances they are held against the graphs of the latest
 * clips: the least similar of their class, each against the most similar of other classes, and against some
 * drawn at random; 128 and 512 of them as in the published implementation. On that of meaning they are held against one
 * mean graph per class, as in the paper.
 *
 * <p>Gradients flow to the embeddings of the batch alone. Where fewer of either kind are remembered, these are made do
 * with; the original leaves such clips out.
 */
public final class GraphContrast implements Objective {
    private static final int POSITIVES = 128;
    private static final int NEGATIVES = 512;
    private static final double FAR = 1e9;

    private final double temperature;
    private final double momentum;
    private final GraphQueue queue;

    /**
     * @param temperature tau
     * @param momentum share of the old mean graph that is kept
     * @param remembered of how many clips to remember the graphs; no fewer than are in a batch
     */
    public GraphContrast(double temperature, double momentum, int remembered, Device device, ScalarType type) {
        this.temperature = temperature;
        this.momentum = momentum;
        this.queue = new GraphQueue(remembered, device, type);
    }

    @Override
    public Tensor forward(MemoryBank bank, Tensor embeddings, Tensor logits, Tensor labels) {
        Tensor graphs = ClassMeans.unit(embeddings, 1); // [B,256]
        Tensor loss = meanings(bank, graphs, logits, labels).add(instances(graphs, labels));
        queue.add(graphs, labels);
        return loss;
    }

    private Tensor meanings(MemoryBank bank, Tensor graphs, Tensor logits, Tensor labels) {
        Tensor members = ClassMeans.labelled(labels, logits);
        Tensor means = ClassMeans.moved(bank.aggregations(), graphs.detach(), members, momentum);
        bank.store(means);
        Tensor similarities = graphs.matmul(ClassMeans.unit(means, 0)).div(new Scalar(temperature));
        return torch.cross_entropy_loss(similarities, labels);
    }

    private Tensor instances(Tensor graphs, Tensor labels) {
        Tensor known = queue.labels().unsqueeze(0); // [1,Q]
        Tensor same = labels.unsqueeze(1).eq(known); // [B,Q]
        Tensor others = same.logical_or(known.lt(new Scalar(0L))).logical_not();
        Tensor similarities = graphs.matmul(queue.embeddings().t()).div(new Scalar(temperature));
        Tensor positives = similarities
                .masked_fill(same.logical_not(), new Scalar(FAR))
                .topk(Math.min(POSITIVES, queue.length()), 1, false, false)
                .get0(); // [B,128]
        int most = Math.min(NEGATIVES, queue.length());
        Tensor negatives = similarities.masked_fill(others.logical_not(), new Scalar(-FAR));
        Tensor hard = negatives.topk(most, 1, true, false).get0(); // [B,512]
        Tensor lots = torch.rand_like(similarities).masked_fill(others.logical_not(), new Scalar(-1.0));
        Tensor drawn = negatives.gather(1, lots.topk(most, 1, true, false).get1());
        return contrast(positives, hard).add(contrast(positives, drawn)).div(new Scalar(2.0));
    }

    /** The mean over the pairs; what stands for a positive that does not exist adds nothing and is not counted. */
    private static Tensor contrast(Tensor positives, Tensor negatives) {
        Tensor rivals = torch.logsumexp(negatives, new long[] {1}, true); // [B,1]
        Tensor pairs = positives.lt(new Scalar(FAR / 2)).sum().clamp_min(new Scalar(1L));
        return torch.softplus(rivals.sub(positives)).sum().div(pairs);
    }

    @Override
    public Map<String, NdArray> state() {
        return queue.state();
    }

    @Override
    public void load(Map<String, NdArray> state) {
        queue.load(state);
    }

    @Override
    public void close() {
        queue.close();
    }
}
