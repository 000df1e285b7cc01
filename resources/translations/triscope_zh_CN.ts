<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CellWords</name>
    <message>
        <source>Query %1 sees key %2: %3</source>
        <translation>查询 %1 可见键 %2：%3</translation>
    </message>
    <message>
        <source>Query %1 does not see key %2: %3</source>
        <translation>查询 %1 不可见键 %2：%3</translation>
    </message>
    <message>
        <source>%1 is empty: skipped.</source>
        <translation>%1 为空块：跳过。</translation>
    </message>
    <message>
        <source>%1 is partial: computed, each cell tested.</source>
        <translation>%1 为部分块：参与计算，逐格判断。</translation>
    </message>
    <message>
        <source>%1 is full: computed without a test.</source>
        <translation>%1 为满块：直接计算，无需判断。</translation>
    </message>
    <message>
        <source>This query sees no key at all.</source>
        <translation>该查询看不到任何键。</translation>
    </message>
    <message>
        <source>This query sees %1 keys: %2.</source>
        <translation>该查询可见 %1 个键：%2。</translation>
    </message>
    <message>
        <source>Block row %1, column %2</source>
        <translation>块行 %1、块列 %2</translation>
    </message>
    <message>
        <source>This query sees one key: %1.</source>
        <translation>该查询可见一个键：%1。</translation>
    </message>
    <message>
        <source>A block kernel computes this cell for nothing: padding.</source>
        <translation>块内核白白计算了这个单元：填充。</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <comment>the position and the word of a token</comment>
        <translation>%1“%2”</translation>
    </message>
    <message>
        <source>This key is seen by %1 of %2.</source>
        <translation>该键被其中 %1 个查询看到（共 %2）。</translation>
    </message>
</context>
<context>
    <name>ChooseTensors</name>
    <message>
        <source>Queries: (heads, tokens, head dim)</source>
        <translation>查询：(头数, token 数, 头维度)</translation>
    </message>
    <message>
        <source>Keys: (KV heads, tokens, head dim)</source>
        <translation>键：(KV 头数, token 数, 头维度)</translation>
    </message>
    <message>
        <source>Values: (KV heads, tokens, head dim)</source>
        <translation>值：(KV 头数, token 数, 头维度)</translation>
    </message>
    <message>
        <source>%1 holds no tensor of three dimensions in F16, BF16, F32 or F64.</source>
        <translation>%1 中没有 F16、BF16、F32 或 F64 类型的三维张量。</translation>
    </message>
    <message>
        <source>Open Q, K, V</source>
        <translation>打开 Q、K、V</translation>
    </message>
    <message>
        <source>NumPy arrays, or all three in one (*.npy *.safetensors)</source>
        <translation>NumPy 数组，或同一文件中的全部三个张量 (*.npy *.safetensors)</translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message>
        <source>one cell</source>
        <translation>1 个单元</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 个单元</translation>
    </message>
    <message>
        <source>the %1 diagonal i − j = %2</source>
        <translation>%1的对角线 i − j = %2</translation>
    </message>
    <message>
        <source>the %1 column j = %2</source>
        <translation>%1的一列 j = %2</translation>
    </message>
    <message>
        <source>the %1 row i = %2</source>
        <translation>%1的一行 i = %2</translation>
    </message>
    <message>
        <source>cells of the %1 region</source>
        <translation>%1区域的单元</translation>
    </message>
    <message>
        <source>%1 cells of %2</source>
        <translation>%2中的 %1 个单元</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>it loses %1 and gains %2</source>
        <translation>失去：%1；增加：%2</translation>
    </message>
    <message>
        <source>it gains none</source>
        <translation>没有增加</translation>
    </message>
    <message>
        <source>it loses %1</source>
        <translation>失去：%1</translation>
    </message>
    <message>
        <source>it loses none</source>
        <translation>没有失去</translation>
    </message>
    <message>
        <source>it gains %1</source>
        <translation>增加：%1</translation>
    </message>
    <message>
        <source>B keeps %1 fewer than A</source>
        <translation>B 比 A 少保留 %1</translation>
    </message>
    <message>
        <source>B keeps %1 more than A</source>
        <translation>B 比 A 多保留 %1</translation>
    </message>
    <message>
        <source>B keeps as many cells as A, but not the same ones</source>
        <translation>B 与 A 保留的单元一样多，但并不相同</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>literal</source>
        <translation>字面</translation>
    </message>
    <message>
        <source>sink %1</source>
        <translation>汇聚 %1</translation>
    </message>
    <message>
        <source>window %1</source>
        <translation>窗口 %1</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>末尾行 %1</translation>
    </message>
    <message>
        <source>%1 keeps it, %2: %3.</source>
        <translation>%1 保留它，%2：%3。</translation>
    </message>
    <message>
        <source>%1 does not keep it, %2: %3.</source>
        <translation>%1 不保留它，%2：%3。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>of causal</source>
        <translation>占因果</translation>
    </message>
    <message>
        <source>A cannot have the size of B.</source>
        <translation>A 无法采用 B 的尺寸。</translation>
    </message>
    <message>
        <source>A and B keep %1 each; which ones differ cannot be told at this size.</source>
        <translation>A 与 B 各保留 %1；在此尺寸下无法得知哪些不同。</translation>
    </message>
    <message>
        <source>%1; which ones cannot be told at this size.</source>
        <translation>%1；在此尺寸下无法得知是哪些。</translation>
    </message>
    <message>
        <source>A and B keep the same %1.</source>
        <translation>A 与 B 保留相同的 %1。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1。%2。</translation>
    </message>
    <message>
        <source>There is no difference view: %1.</source>
        <translation>没有差异视图：%1。</translation>
    </message>
    <message>
        <source>Change the scenario: that is B.</source>
        <translation>请更改场景：它就是 B。</translation>
    </message>
    <message>
        <source>A has been made again at B&apos;s size, %1 × %2.</source>
        <translation>A 已按 B 的尺寸 %1 × %2 重新生成。</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>In A</source>
        <translation>A 中</translation>
    </message>
    <message>
        <source>In B</source>
        <translation>B 中</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
    <message>
        <source>Causal</source>
        <translation>因果</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Only in A, by region</source>
        <translation>仅在 A 中，按区域</translation>
    </message>
    <message>
        <source>Only in B, by region</source>
        <translation>仅在 B 中，按区域</translation>
    </message>
    <message>
        <source>Query %1, key %2: %3</source>
        <translation>查询 %1、键 %2：%3</translation>
    </message>
    <message>
        <source>Keys that this query sees: %1 in A, %2 in B.</source>
        <translation>该查询可见的键：A 中 %1 个，B 中 %2 个。</translation>
    </message>
    <message>
        <source>In both</source>
        <translation>两者都有</translation>
    </message>
    <message>
        <source>Only in A</source>
        <translation>仅在 A 中</translation>
    </message>
    <message>
        <source>Only in B</source>
        <translation>仅在 B 中</translation>
    </message>
    <message>
        <source>In neither</source>
        <translation>两者都没有</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>1 token</source>
        <translation>1 个 token</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>1 个键</translation>
    </message>
    <message>
        <source>%1 keys</source>
        <translation>%1 个键</translation>
    </message>
    <message>
        <source>1 query</source>
        <translation>1 个查询</translation>
    </message>
    <message>
        <source>%1 queries</source>
        <translation>%1 个查询</translation>
    </message>
    <message>
        <source>1 cell</source>
        <translation>1 个单元</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 个单元</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 层</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>1 head</source>
        <translation>1 个头</translation>
    </message>
    <message>
        <source>%1 heads</source>
        <translation>%1 个头</translation>
    </message>
    <message>
        <source>1 KV head</source>
        <translation>1 个 KV 头</translation>
    </message>
    <message>
        <source>%1 KV heads</source>
        <translation>%1 个 KV 头</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 个线程</translation>
    </message>
    <message>
        <source>1 chunk</source>
        <translation>1 块</translation>
    </message>
    <message>
        <source>%1 chunks</source>
        <translation>%1 块</translation>
    </message>
    <message>
        <source>1 configuration</source>
        <translation>1 种配置</translation>
    </message>
    <message>
        <source>%1 configurations</source>
        <translation>%1 种配置</translation>
    </message>
</context>
<context>
    <name>ErrorHistogram</name>
    <message>
        <source>NaN, ∞</source>
        <translation>NaN、∞</translation>
    </message>
    <message>
        <source>absolute error</source>
        <translation>绝对误差</translation>
    </message>
    <message>
        <source>allowed near 0: %1</source>
        <translation>0 附近允许：%1</translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <translation>允许：%1</translation>
    </message>
    <message>
        <source>beyond the tolerance</source>
        <translation>超出容差</translation>
    </message>
</context>
<context>
    <name>ErrorMap</name>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>非有限</translation>
    </message>
    <message>
        <source>no error</source>
        <translation>无误差</translation>
    </message>
</context>
<context>
    <name>ErrorSteps</name>
    <message>
        <source>step, alone</source>
        <translation>单独开启的步骤</translation>
    </message>
    <message>
        <source>largest error</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>share of the MSE</source>
        <translation>占均方误差的比例</translation>
    </message>
</context>
<context>
    <name>ErrorsByLength</name>
    <message>
        <source>keys that the query keeps</source>
        <translation>查询保留的键数</translation>
    </message>
    <message>
        <source>allowed: %1</source>
        <translation>允许：%1</translation>
    </message>
</context>
<context>
    <name>MaskEffectWords</name>
    <message>
        <source>full</source>
        <translation>全部键</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>On %1 %2 drops no key at all: every row is the %3 one, and a test of this size would tell nothing.</source>
        <translation>在 %1 上，%2 没有丢弃任何键：每一行都与%3注意力相同，用这样的尺寸做测试什么也说明不了。</translation>
    </message>
    <message>
        <source>the last row is exactly the %1 one</source>
        <translation>最后一行与%1注意力完全相同</translation>
    </message>
    <message>
        <source>the last row drops keys too</source>
        <translation>最后一行同样丢弃了键</translation>
    </message>
    <message>
        <source>On %1 %2 drops %3 of the attention and moves an output by %4 of its size on average, %5 at worst; %6.</source>
        <translation>在 %1 上，%2 丢弃了 %3 的注意力，输出平均偏移其自身大小的 %4，最坏 %5；%6。</translation>
    </message>
    <message>
        <source>Row %1, from which the first generated token comes, drops no key. In double its largest difference over all heads is %2. That is this layer alone: the rows before it differ, and with them the keys and values of the next layer.</source>
        <translation>第 %1 行产生第一个生成的 token，它没有丢弃任何键。以双精度计算，它在所有头上的最大差异为 %2。这只就本层而言：它之前的各行有差异，下一层的键和值也随之不同。</translation>
    </message>
    <message>
        <source>Row %1, from which the first generated token comes, drops %2. In double it differs by up to %3 of its size, and loses up to %4 of its attention.</source>
        <translation>第 %1 行产生第一个生成的 token，它丢弃了 %2。以双精度计算，其差异最大为自身大小的 %3，最多丢失 %4 的注意力。</translation>
    </message>
    <message>
        <source>Inputs: %1, drawn by seed %2, in %3.</source>
        <translation>输入：%1，由种子 %2 生成，类型 %3。</translation>
    </message>
    <message>
        <source>Attention spreads evenly over such keys, which real prompts do not do: take from here where mass is lost, and how much from a model.</source>
        <translation>在这样的键上注意力是均匀分散的，真实提示词并非如此：这里可以看出注意力在何处丢失，丢失多少要看模型。</translation>
    </message>
    <message>
        <source>A model has more structure than this: take from here where mass is lost, and how much from a model.</source>
        <translation>模型的结构比这更丰富：这里可以看出注意力在何处丢失，丢失多少要看模型。</translation>
    </message>
    <message>
        <source>Head %1, query %2: no effect</source>
        <translation>头 %1，查询 %2：无影响</translation>
    </message>
    <message>
        <source>It sees every key that %1 attention sees.</source>
        <translation>%1注意力能看到的键，它全部能看到。</translation>
    </message>
    <message>
        <source>Head %1, query %2: loses %3 of its attention</source>
        <translation>头 %1，查询 %2：丢失 %3 的注意力</translation>
    </message>
    <message>
        <source>Relative difference %1, cosine %2.</source>
        <translation>相对差异 %1，余弦 %2。</translation>
    </message>
    <message>
        <source>It sees %1 of %2.</source>
        <translation>它能看到 %2 中的 %1 个。</translation>
    </message>
    <message>
        <source>Row %1, from which the first generated token comes, drops no key, as no row does: what the next layer gets is the same.</source>
        <translation>第 %1 行（第一个生成的 token 由它而来）没有丢弃任何键，其他行也没有：下一层得到的完全相同。</translation>
    </message>
</context>
<context>
    <name>MaskNumbers</name>
    <message>
        <source>%1 %2 keeps %3 of the causal cells; in %4-blocks it still computes %5.</source>
        <translation>%1，%2 保留 %3 的因果单元；按 %4 分块仍需计算 %5。</translation>
    </message>
    <message>
        <source>%1 %2 keeps %3 of all cells; in %4-blocks it computes %5.</source>
        <translation>%1，%2 保留全部单元的 %3；按 %4 分块需计算 %5。</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>of causal</source>
        <translation>占因果</translation>
    </message>
    <message>
        <source>of all</source>
        <translation>占全部</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Causal</source>
        <translation>因果</translation>
    </message>
    <message>
        <source>%1-blocks</source>
        <translation>%1 分块</translation>
    </message>
    <message>
        <source>of all blocks</source>
        <translation>占全部块</translation>
    </message>
    <message>
        <source>Full, solid</source>
        <translation>满块，实色</translation>
    </message>
    <message>
        <source>Partial, hatched</source>
        <translation>部分块，斜线</translation>
    </message>
    <message>
        <source>Empty, blank</source>
        <translation>空块，空白</translation>
    </message>
    <message>
        <source>Block kernel</source>
        <translation>分块内核</translation>
    </message>
    <message>
        <source>of computed</source>
        <translation>占计算量</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>Padding, hatched</source>
        <translation>填充，斜线</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>在 %1 时</translation>
    </message>
    <message>
        <source>With %1 against %2</source>
        <translation>%1 对 %2 时</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>model %1</source>
        <translation>模型 %1</translation>
    </message>
</context>
<context>
    <name>NpuForms</name>
    <message>
        <source>Exact with pre_tokens = %1 and next_tokens = %2.</source>
        <translation>取 pre_tokens = %1、next_tokens = %2 时完全一致。</translation>
    </message>
    <message>
        <source>Exact with prefix = %1.</source>
        <translation>取 prefix = %1 时完全一致。</translation>
    </message>
    <message>
        <source>Exact for this mask.</source>
        <translation>对此掩码完全一致。</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>sparse_mode %1</source>
        <translation>sparse_mode %1</translation>
    </message>
    <message>
        <source>Not exact: it cannot say this mask.</source>
        <translation>不一致：无法表达此掩码。</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>带状</translation>
    </message>
    <message>
        <source>Sinks</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>Last rows</source>
        <translation>末尾行</translation>
    </message>
    <message>
        <source>Q[%1:%2] against K, V[%3:%4]</source>
        <translation>Q[%1:%2] 对 K、V[%3:%4]</translation>
    </message>
    <message>
        <source>%1 of %2: %3 B, for one batch and one head</source>
        <translation>%1，%2：%3 字节（单批次、单头）</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>%1, %2 of %3, latent KV of %4</source>
        <translation>%1，%2（每头 %3），潜在 KV %4</translation>
    </message>
    <message>
        <source>%1, %2, %3 of %4</source>
        <translation>%1，%2，%3，维度 %4</translation>
    </message>
</context>
<context>
    <name>Scatter</name>
    <message>
        <source>%1 elements</source>
        <translation>%1 个元素</translation>
    </message>
</context>
<context>
    <name>StepperWords</name>
    <message>
        <source>band</source>
        <translation>带状</translation>
    </message>
    <message>
        <source>sinks</source>
        <translation>汇聚键</translation>
    </message>
    <message>
        <source>last rows</source>
        <translation>末尾行</translation>
    </message>
    <message>
        <source>Query %1 of head %2</source>
        <translation>头 %2 的查询 %1</translation>
    </message>
    <message>
        <source>%1 keeps no key: its output is 0 and its LSE −∞, never a mean of all values.</source>
        <translation>%1 没有保留任何键：输出为 0，LSE 为 −∞，绝不是所有值的平均。</translation>
    </message>
    <message>
        <source>%1 keeps %2, and %3 of %4 tiles are computed</source>
        <translation>%1 保留 %2，%4 个分块中计算 %3 个</translation>
    </message>
    <message>
        <source>%1; the first of them holds the maximum.</source>
        <translation>%1；最大值就在其中的第一个。</translation>
    </message>
    <message>
        <source>%1; one raises the maximum, and what was gathered is rescaled.</source>
        <translation>%1；其中 1 个抬高了最大值，已累积的结果随之重新缩放。</translation>
    </message>
    <message>
        <source>%1; %2 raise the maximum, and what was gathered is rescaled.</source>
        <translation>%1；其中 %2 个抬高了最大值，已累积的结果随之重新缩放。</translation>
    </message>
    <message>
        <source>Before the first tile: m = −∞, l = 0, O = 0</source>
        <translation>第一个分块之前：m = −∞，l = 0，O = 0</translation>
    </message>
    <message>
        <source>keys %1 to %2</source>
        <translation>键 %1 到 %2</translation>
    </message>
    <message>
        <source>1 tile without a key, skipped: %1</source>
        <translation>1 个没有键的分块，跳过：%1</translation>
    </message>
    <message>
        <source>%1 tiles without a key, skipped: %2</source>
        <translation>%1 个没有键的分块，跳过：%2</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3, of which %4 are kept</source>
        <translation>第 %1 步，共 %2 步：%3，其中保留 %4 个</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>no key so far</source>
        <translation>尚无键</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无键</translation>
    </message>
    <message>
        <source>not this row</source>
        <translation>不含此行</translation>
    </message>
    <message>
        <source>−∞ (NPU: +∞)</source>
        <translation>−∞（NPU：+∞）</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>weight = exp(LSE of the part − LSE). Merged and in one pass the output differs by at most %1.</source>
        <translation>权重 = exp(该部分的 LSE − LSE)。合并所得的输出与一遍算出的最多相差 %1。</translation>
    </message>
    <message>
        <source>The parts are the operator calls that an NPU would make. For a row of a call that keeps no key an NPU reports LSE = +∞: it has to count as weight 0, not as a large one.</source>
        <translation>各部分就是 NPU 会发起的算子调用。若某次调用中的一行没有保留任何键，NPU 报告 LSE = +∞：它必须按权重 0 计，而不是很大的权重。</translation>
    </message>
    <message>
        <source>The parts are the regions that the row keeps.</source>
        <translation>各部分就是该行保留的区域。</translation>
    </message>
</context>
<context>
    <name>StudyWords</name>
    <message>
        <source>not finite</source>
        <translation>非有限</translation>
    </message>
    <message>
        <source>head %1, query %2, dimension %3</source>
        <translation>头 %1，查询 %2，维度 %3</translation>
    </message>
    <message>
        <source>Head %1, query %2: largest error %3</source>
        <translation>头 %1，查询 %2：最大误差 %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 % of the absolute tolerance, %2.</source>
        <translation>为绝对容差 %2 的 %1 %。</translation>
    </message>
    <message>
        <source>The worst element is here: dimension %1.</source>
        <translation>误差最大的元素在此：维度 %1。</translation>
    </message>
    <message>
        <source>This query sees no key at all: its output is 0.</source>
        <translation>该查询看不到任何键：输出为 0。</translation>
    </message>
    <message>
        <source>Errors from %1 to %2</source>
        <translation>误差 %1 至 %2</translation>
    </message>
    <message>
        <source>How much work this is shows once the files are read.</source>
        <translation>读入文件后才能得知计算量。</translation>
    </message>
    <message>
        <source>This query sees %1; it reads key and value head %2.</source>
        <translation>该查询可见 %1，读取 KV 头 %2。</translation>
    </message>
    <message>
        <source>Elements: %1 of %2, %3.</source>
        <translation>元素：%2 个中的 %1 个，%3。</translation>
    </message>
    <message>
        <source>the double-precision reference</source>
        <translation>双精度参考结果</translation>
    </message>
    <message>
        <source>On %1 %2 agrees with %3 in %4: largest difference %5; %6 of the elements are beyond the tolerance, %7 may be.</source>
        <translation>在 %1 上，%2 与%3在 %4 下一致：最大差异 %5；%6 的元素超出容差，允许 %7。</translation>
    </message>
    <message>
        <source>On %1 %2 agrees with %3 in %4: largest difference %5, allowed %6.</source>
        <translation>在 %1 上，%2 与%3在 %4 下一致：最大差异 %5，允许 %6。</translation>
    </message>
    <message>
        <source>On %1 %2 does NOT agree with %3: no element is too far off, but the root mean square error is %4, and %5 is allowed.</source>
        <translation>在 %1 上，%2 与%3不一致：没有元素偏差过大，但均方根误差为 %4，而允许值为 %5。</translation>
    </message>
    <message>
        <source>On %1 %2 does NOT agree with %3: %4 of the elements are beyond the tolerance. The worst, at %5, is %6 and should be %7.</source>
        <translation>在 %1 上，%2 与%3不一致：%4 的元素超出容差。最差的元素位于 %5，其值为 %6，应为 %7。</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1（对 %2）</translation>
    </message>
    <message>
        <source>A plain %1 computation on the CPU passes it: %2 of its elements are beyond.</source>
        <translation>CPU 上普通的 %1 计算能通过该规则：其中 %2 的元素超出。</translation>
    </message>
    <message>
        <source>A plain %1 computation on the CPU itself fails it, with nothing wrong: %2 of its elements are beyond.</source>
        <translation>CPU 上普通的 %1 计算本身没有任何错误，却也通不过该规则：其中 %2 的元素超出。</translation>
    </message>
    <message>
        <source>Likely cause: none of the known traps.</source>
        <translation>可能的原因：不是任何已知的陷阱。</translation>
    </message>
    <message>
        <source>Likely cause: %1.</source>
        <translation>可能的原因：%1。</translation>
    </message>
    <message>
        <source>, or </source>
        <translation>，或 </translation>
    </message>
    <message>
        <source>Queries that keep %1</source>
        <translation>保留 %1 的查询</translation>
    </message>
    <message>
        <source>Queries that keep %1 to %2 keys</source>
        <translation>保留 %1 到 %2 个键的查询</translation>
    </message>
    <message>
        <source>%1 rows; largest errors from %2 to %3, median %4.</source>
        <translation>%1 行；各行最大误差从 %2 到 %3，中位数 %4。</translation>
    </message>
    <message>
        <source>The largest is at head %1, query %2: click to mark it in the map.</source>
        <translation>最大者位于头 %1、查询 %2：单击可在图中标出。</translation>
    </message>
    <message>
        <source>%1 useful · %2 of %3</source>
        <translation>有效计算 %1 · 内存 %2 / %3</translation>
    </message>
    <message>
        <source>%1 · about %2 by the last run</source>
        <translation>%1 · 按上次运行估计约 %2</translation>
    </message>
    <message>
        <source>Beyond the tolerance: %1.</source>
        <translation>超出容差：%1。</translation>
    </message>
    <message>
        <source>%1: up to %2 would fit.</source>
        <translation>%1；最多可容纳 %2。</translation>
    </message>
</context>
<context>
    <name>TrapWords</name>
    <message>
        <source>%1 of %2 rows are not finite</source>
        <translation>%2 行中有 %1 行不是有限值</translation>
    </message>
    <message>
        <source>the output is off by up to %1</source>
        <translation>输出最多偏差 %1</translation>
    </message>
    <message>
        <source>%1 (%2): %3.</source>
        <translation>%1（%2）：%3。</translation>
    </message>
    <message>
        <source>%1: that cannot happen here, as it %2.</source>
        <translation>%1：在这里不会发生，因为它%2。</translation>
    </message>
    <message>
        <source>%1: on this call nobody would notice, since the output is what was asked for.</source>
        <translation>%1：在这个调用上没有人会察觉，因为输出正是所要求的。</translation>
    </message>
    <message>
        <source>%1: %2, and the detector names it.</source>
        <translation>%1：%2，检测器认出了它。</translation>
    </message>
    <message>
        <source>%1: %2; the detector names it and %3 more that would give the same here.</source>
        <translation>%1：%2；检测器认出了它，另有 %3 个陷阱在这里会给出同样的结果。</translation>
    </message>
    <message>
        <source>Shown on %1 and %2, so that it takes a moment only (the run has %3 and %4).</source>
        <translation>以 %1、%2 展示，这样只需片刻（运行的是 %3、%4）。</translation>
    </message>
    <message>
        <source>By %1 in %2: %3 of %4 rows hold NaN or infinity.</source>
        <translation>由 %1 以 %2 计算：%4 行中有 %3 行含有 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>By %1 in %2: the largest error is %3, at %4; RMSE %5, cosine %6.</source>
        <translation>由 %1 以 %2 计算：最大误差为 %3，位于%4；RMSE %5，余弦 %6。</translation>
    </message>
    <message>
        <source>No trap is named.</source>
        <translation>没有认出任何陷阱。</translation>
    </message>
    <message>
        <source>On this call they cannot be told apart.</source>
        <translation>在这个调用上无法区分它们。</translation>
    </message>
    <message>
        <source>Beware: %1</source>
        <translation>注意：%1</translation>
    </message>
    <message>
        <source>%1 of %2 rows were looked at.</source>
        <translation>查看了 %2 行中的 %1 行。</translation>
    </message>
    <message>
        <source>The mask is as asked for, %1: what is wrong are numbers.</source>
        <translation>掩码正如所要求（%1）：错在数值。</translation>
    </message>
    <message>
        <source>A, asked for: %1. B, applied: %2.</source>
        <translation>A（所要求的）：%1。B（实际使用的）：%2。</translation>
    </message>
    <message>
        <source>Query %1, key %2: %3</source>
        <translation>查询 %1，键 %2：%3</translation>
    </message>
    <message>
        <source>Keys that this query sees: %1 as asked, %2 in the trap.</source>
        <translation>该查询看到的键：按要求 %1 个，陷阱中 %2 个。</translation>
    </message>
    <message>
        <source>Head %1, query %2: error %3</source>
        <translation>头 %1，查询 %2：误差 %3</translation>
    </message>
    <message>
        <source>The mask is as asked for, %1, and so is the output: nothing is wrong here.</source>
        <translation>掩码与要求一致（%1），输出也一致：这里没有任何错误。</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>key %1 comes after query %2: the future</source>
        <translation>键 %1 在查询 %2 之后：属于未来</translation>
    </message>
    <message>
        <source>key %1 is not in the future of query %2</source>
        <translation>键 %1 不在查询 %2 的未来</translation>
    </message>
    <message>
        <source>key %1 is a sink (%1 &lt; %2)</source>
        <translation>键 %1 是汇聚键（%1 &lt; %2）</translation>
    </message>
    <message>
        <source>not a sink (%1 ≥ %2)</source>
        <translation>不是汇聚键（%1 ≥ %2）</translation>
    </message>
    <message>
        <source>inside the window (distance %1 &lt; %2)</source>
        <translation>在窗口内（距离 %1 &lt; %2）</translation>
    </message>
    <message>
        <source>inside the window (distance %1 ≤ %2)</source>
        <translation>在窗口内（距离 %1 ≤ %2）</translation>
    </message>
    <message>
        <source>not in the window (distance %1 ≥ %2)</source>
        <translation>不在窗口内（距离 %1 ≥ %2）</translation>
    </message>
    <message>
        <source>not in the window (distance %1 &gt; %2)</source>
        <translation>不在窗口内（距离 %1 &gt; %2）</translation>
    </message>
    <message>
        <source>query %1 is one of the last rows (%1 ≥ %2)</source>
        <translation>查询 %1 属于末尾行（%1 ≥ %2）</translation>
    </message>
    <message>
        <source>query %1 is not one of the last rows (%1 &lt; %2)</source>
        <translation>查询 %1 不属于末尾行（%1 &lt; %2）</translation>
    </message>
    <message>
        <source>every key is kept</source>
        <translation>保留所有键</translation>
    </message>
    <message>
        <source>must be from %1 to %2, not %3</source>
        <translation>必须在 %1 到 %2 之间，不能是 %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a pattern; known: %2</source>
        <translation>没有名为“%1”的模式；可用：%2</translation>
    </message>
    <message>
        <source>Dense (causal)</source>
        <translation>稠密（因果）</translation>
    </message>
    <message>
        <source>Every query sees every key up to its own position.</source>
        <translation>每个查询可见自身位置及之前的所有键。</translation>
    </message>
    <message>
        <source>Full (not causal)</source>
        <translation>全连接（非因果）</translation>
    </message>
    <message>
        <source>Every query sees every key, the future included.</source>
        <translation>每个查询可见所有键，包括未来的键。</translation>
    </message>
    <message>
        <source>Last section alone</source>
        <translation>仅末尾行区</translation>
    </message>
    <message>
        <source>Only what the last rows see beyond sinks and window.</source>
        <translation>仅末尾行在汇聚键与窗口之外看到的部分。</translation>
    </message>
    <message>
        <source>Middle section alone</source>
        <translation>仅中间区</translation>
    </message>
    <message>
        <source>Only what Triangle skips: the Middle Q-K section.</source>
        <translation>仅 Triangle 跳过的部分：中间 Q-K 区。</translation>
    </message>
    <message>
        <source>Streaming (A-shape)</source>
        <translation>流式（A 形）</translation>
    </message>
    <message>
        <source>Attention sinks and a sliding window for every query.</source>
        <translation>每个查询都有注意力汇聚键和滑动窗口。</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>Triangle</translation>
    </message>
    <message>
        <source>Sinks, a sliding window and the last rows; the Middle is skipped.</source>
        <translation>汇聚键、滑动窗口与末尾行；跳过中间区。</translation>
    </message>
    <message>
        <source>tokens: as many queries as keys</source>
        <translation>token 数：查询与键数量相同</translation>
    </message>
    <message>
        <source>how sink, window and last are read: paper, kernel or literal</source>
        <translation>sink、window、last 的解释方式：paper、kernel 或 literal</translation>
    </message>
    <message>
        <source>what Q, K, V and the output are rounded to</source>
        <translation>Q、K、V 及输出舍入到的格式</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a whole number from %2 to %3</source>
        <translation>“%1”不是 %2 到 %3 之间的整数</translation>
    </message>
    <message>
        <source>which mask</source>
        <translation>使用哪种掩码</translation>
    </message>
    <message>
        <source>rows of the mask</source>
        <translation>掩码的行数</translation>
    </message>
    <message>
        <source>columns of the mask</source>
        <translation>掩码的列数</translation>
    </message>
    <message>
        <source>position of the first query, when prefill is chunked</source>
        <translation>分块预填充时首个查询的位置</translation>
    </message>
    <message>
        <source>tokens of the whole prompt; 0 means query-offset + queries</source>
        <translation>整个提示的 token 数；0 表示 query-offset + queries</translation>
    </message>
    <message>
        <source>first keys that every query sees</source>
        <translation>每个查询都可见的起始键数</translation>
    </message>
    <message>
        <source>how far back every query sees</source>
        <translation>每个查询向前可见的距离</translation>
    </message>
    <message>
        <source>last queries, which see everything before them</source>
        <translation>可见之前全部内容的末尾查询数</translation>
    </message>
    <message>
        <source>side of a mask block</source>
        <translation>掩码块的边长</translation>
    </message>
    <message>
        <source>a model preset, or the path of a config.json</source>
        <translation>模型预设，或 config.json 的路径</translation>
    </message>
    <message>
        <source>a hardware preset, or the path of a hardware file</source>
        <translation>硬件预设，或硬件文件的路径</translation>
    </message>
    <message>
        <source>layers that use the pattern: 16-31, a list, none or all</source>
        <translation>使用该模式的层：16-31、列表、none 或 all</translation>
    </message>
    <message>
        <source>query heads, instead of the model&apos;s</source>
        <translation>查询头数，代替模型自身的数值</translation>
    </message>
    <message>
        <source>key and value heads, instead of the model&apos;s</source>
        <translation>键值头数，代替模型自身的数值</translation>
    </message>
    <message>
        <source>elements of one head, instead of the model&apos;s</source>
        <translation>单个头的维度，代替模型自身的数值</translation>
    </message>
    <message>
        <source>tokens of an attention run</source>
        <translation>注意力运行的 token 数</translation>
    </message>
    <message>
        <source>query heads of an attention run</source>
        <translation>注意力运行的查询头数</translation>
    </message>
    <message>
        <source>key and value heads of an attention run</source>
        <translation>注意力运行的键值头数</translation>
    </message>
    <message>
        <source>elements of one head in an attention run</source>
        <translation>注意力运行中单个头的维度</translation>
    </message>
    <message>
        <source>seed of the random Q, K and V</source>
        <translation>随机 Q、K、V 的种子</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not one of: %2</source>
        <translation>“%1”不在可选值之中：%2</translation>
    </message>
    <message>
        <source>must be a whole number, not %1</source>
        <translation>必须是整数，不能是 %1</translation>
    </message>
    <message>
        <source>must be a text, not %1</source>
        <translation>必须是文本，不能是 %1</translation>
    </message>
    <message>
        <source>is not a setting of a scenario</source>
        <translation>不是场景的设置项</translation>
    </message>
    <message>
        <source>is not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>must divide the %1 query heads; %2 does not</source>
        <translation>必须整除查询头数 %1；%2 不能整除</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>must hold 3 dimensions (heads, seq, head_dim); %1 has shape %2</source>
        <translation>必须有 3 个维度 (heads, seq, head_dim)；%1 的形状是 %2</translation>
    </message>
    <message>
        <source>must hold at least one element; %1 has shape %2</source>
        <translation>至少要有一个元素；%1 的形状是 %2</translation>
    </message>
    <message>
        <source>the Ascend operators&apos; own test rule for fp16: each element within 0.5 % or 2.5e-5, and at most 0.5 % of the elements outside</source>
        <translation>昇腾算子自身的 fp16 测试规则：每个元素误差在 0.5 % 或 2.5e-5 以内，超出的元素不超过 0.5 %</translation>
    </message>
    <message>
        <source>the Ascend operators&apos; own test rule for bf16: each element within 0.78 % or 1e-4, and at most 0.5 % of the elements outside</source>
        <translation>昇腾算子自身的 bf16 测试规则：每个元素误差在 0.78 % 或 1e-4 以内，超出的元素不超过 0.5 %</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not WIDTHxHEIGHT with sides from 1 to %2</source>
        <translation>“%1”不是边长在 1 到 %2 之间的 WIDTHxHEIGHT</translation>
    </message>
    <message>
        <source>are chosen among %1 layers, but the model has layers 0 to %2</source>
        <translation>是按 %1 层选择的，但该模型的层为 0 到 %2</translation>
    </message>
    <message>
        <source>%1 states no peak for %2, the format of model %3</source>
        <translation>%1 没有给出 %2 的峰值，而模型 %3 采用该格式</translation>
    </message>
    <message>
        <source>%1 has no %2 matrix units: priced as %3.</source>
        <translation>%1 没有 %2 矩阵单元：按 %3 估算。</translation>
    </message>
    <message>
        <source>The weights (%1) and the KV cache (%2) do not fit into the %3 of one %4.</source>
        <translation>权重（%1）和 KV 缓存（%2）超出单个 %4 的 %3 容量。</translation>
    </message>
    <message>
        <source>Each kept cell costs one multiply-add for Q·Kᵀ and one for P·V, for every element of every query head.</source>
        <translation>每个保留单元对每个查询头的每个元素，Q·Kᵀ 与 P·V 各需一次乘加。</translation>
    </message>
    <message>
        <source>The same for every cell of the blocks that are not empty, which a block kernel computes whole.</source>
        <translation>同上，但计入所有非空块的全部单元，因为分块内核会完整计算它们。</translation>
    </message>
    <message>
        <source>One multiply-add for each weight of the projections and the MLP that a token passes; logits for the last position only.</source>
        <translation>每个 token 经过的投影与 MLP 的每个权重各一次乘加；仅对最后一个位置计算 logits。</translation>
    </message>
    <message>
        <source>Every weight matrix is read once; norms and the embedding are not counted.</source>
        <translation>每个权重矩阵读取一次；不计归一化与嵌入。</translation>
    </message>
    <message>
        <source>Each linear operation reads its input and writes its output once; K and V go to the cache.</source>
        <translation>每个线性运算读取输入、写出输出各一次；K 和 V 写入缓存。</translation>
    </message>
    <message>
        <source>Q, K, V and the mask are read once and the output is written once in each layer.</source>
        <translation>每层读取 Q、K、V 和掩码各一次，写出输出一次。</translation>
    </message>
    <message>
        <source>The least that must cross the memory bus: every operand once.</source>
        <translation>内存总线上的最小流量：每个操作数一次。</translation>
    </message>
    <message>
        <source>Arithmetic and memory traffic overlap, so the longer of the two is what is waited for.</source>
        <translation>计算与访存相互重叠，耗时取两者中较长者。</translation>
    </message>
    <message>
        <source>Layer by layer the longer of the executed arithmetic and the memory traffic.</source>
        <translation>逐层取实际执行的计算与访存中较长者。</translation>
    </message>
    <message>
        <source>Linear operations and attention run one after another.</source>
        <translation>线性运算与注意力依次执行。</translation>
    </message>
    <message>
        <source>The executed arithmetic at the share of the peak that attention reaches.</source>
        <translation>按注意力可达的峰值占比执行实际计算量。</translation>
    </message>
    <message>
        <source>The bytes at the share of the bandwidth that is reached.</source>
        <translation>按可达的带宽占比传输这些字节。</translation>
    </message>
    <message>
        <source>One mask tensor, shared by all heads and layers that use it.</source>
        <translation>一个掩码张量，由所有使用它的头和层共享。</translation>
    </message>
    <message>
        <source>The scores of one layer in fp32, for a kernel that writes them out instead of keeping them on chip.</source>
        <translation>一层的 fp32 注意力分数，适用于将其写出而非保留在片上的内核。</translation>
    </message>
    <message>
        <source>The log-sum-exp of one layer: four bytes for every query of every head.</source>
        <translation>一层的 log-sum-exp：每个头的每个查询四字节。</translation>
    </message>
    <message>
        <source>%1 must be written YYYY, YYYY-MM or YYYY-MM-DD, not &apos;%2&apos;</source>
        <translation>%1 必须写成 YYYY、YYYY-MM 或 YYYY-MM-DD，不能是“%2”</translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3, not %4</source>
        <translation>%1 必须是 %2 到 %3 之间的数，不能是 %4</translation>
    </message>
    <message>
        <source>%1, bf16_peak and fp32_peak are all missing; give at least one</source>
        <translation>%1、bf16_peak 和 fp32_peak 均缺失；至少给出一个</translation>
    </message>
    <message>
        <source>%1: attention in chunks is not understood</source>
        <translation>%1：不支持分块注意力</translation>
    </message>
    <message>
        <source>%1: cross-attention is not understood</source>
        <translation>%1：不支持交叉注意力</translation>
    </message>
    <message>
        <source>%1: encoder-decoder models are not understood</source>
        <translation>%1：不支持编码器-解码器模型</translation>
    </message>
    <message>
        <source>%1: attention that selects its keys is not understood</source>
        <translation>%1：不支持自行选择键的注意力</translation>
    </message>
    <message>
        <source>%1 asks for experts, but model_type &apos;%2&apos; has none</source>
        <translation>%1 要求专家，但 model_type “%2”没有专家</translation>
    </message>
    <message>
        <source>model_type &apos;%1&apos; is not understood; understood: %2</source>
        <translation>不支持 model_type “%1”；支持：%2</translation>
    </message>
    <message>
        <source>%1 must divide the %2 of num_attention_heads, not be %3</source>
        <translation>%1 必须整除 num_attention_heads 的 %2，不能是 %3</translation>
    </message>
    <message>
        <source>%1 is missing, and hidden_size %2 / num_attention_heads %3 is not a whole number from 1 to %4</source>
        <translation>缺少 %1，且 hidden_size %2 / num_attention_heads %3 不是 1 到 %4 之间的整数</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a layer or a range of layers; write 16-31 or 5,7,10,15-35, with layers from 0 to %2, or none or all</source>
        <translation>“%1”不是层或层范围；请写 16-31 或 5,7,10,15-35，层为 0 到 %2，或写 none、all</translation>
    </message>
    <message>
        <source>layers must be from 0 to %1, not %2</source>
        <translation>层必须在 0 到 %1 之间，不能是 %2</translation>
    </message>
    <message>
        <source>%1 is reversed; write %2-%3</source>
        <translation>%1 的顺序颠倒；请写 %2-%3</translation>
    </message>
    <message>
        <source>layer %1 is named twice; name each layer from 0 to %2 at most once</source>
        <translation>第 %1 层出现两次；0 到 %2 的每一层至多写一次</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is neither a preset (%2) nor a file that can be read (%3)</source>
        <translation>“%1”既不是预设（%2），也不是可读取的文件（%3）</translation>
    </message>
    <message>
        <source>is not valid JSON: the fault is at line %1, column %2</source>
        <translation>不是有效的 JSON：错误位于第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>%1 stands twice in the file</source>
        <translation>%1 在文件中出现两次</translation>
    </message>
    <message>
        <source>holds a number that is too large</source>
        <translation>含有过大的数</translation>
    </message>
    <message>
        <source>must be a JSON object, not %1</source>
        <translation>必须是 JSON 对象，不能是 %1</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 must be a whole number from %2 to %3, not %4</source>
        <translation>%1 必须是 %2 到 %3 之间的整数，不能是 %4</translation>
    </message>
    <message>
        <source>%1 is missing; it must be a whole number from %2 to %3</source>
        <translation>缺少 %1；必须是 %2 到 %3 之间的整数</translation>
    </message>
    <message>
        <source>%1 must be a text of 1 to %2 bytes, not %3</source>
        <translation>%1 必须是 1 到 %2 字节的文本，不能是 %3</translation>
    </message>
    <message>
        <source>%1 is missing; it must be one of: %2</source>
        <translation>缺少 %1；可选值：%2</translation>
    </message>
    <message>
        <source>%1 must be one of: %2; not %3</source>
        <translation>%1 必须是以下之一：%2；不能是 %3</translation>
    </message>
    <message>
        <source>%1 must be an object, not %2</source>
        <translation>%1 必须是对象，不能是 %2</translation>
    </message>
    <message>
        <source>%1 must be true or false, not %2</source>
        <translation>%1 必须是 true 或 false，不能是 %2</translation>
    </message>
    <message>
        <source>%1 must be a list, not %2</source>
        <translation>%1 必须是列表，不能是 %2</translation>
    </message>
    <message>
        <source>%1 must hold texts, not %2</source>
        <translation>%1 必须包含文本，不能是 %2</translation>
    </message>
    <message>
        <source>%1 is not a key of this file; the keys are: %2</source>
        <translation>%1 不是此文件的键；可用的键：%2</translation>
    </message>
    <message>
        <source>must have at least one head, token and dimension</source>
        <translation>至少要有一个头、一个 token 和一个维度</translation>
    </message>
    <message>
        <source>must be finite, but is not at head %1, token %2, dimension %3</source>
        <translation>必须是有限值，但在头 %1、token %2、维度 %3 处不是</translation>
    </message>
    <message>
        <source>must divide the number of heads, %1, and %2 does not</source>
        <translation>必须整除头数 %1，而 %2 不能整除</translation>
    </message>
    <message>
        <source>must be the same in Q and K: %1 in Q, %2 in K</source>
        <translation>在 Q 与 K 中必须相同：Q 中为 %1，K 中为 %2</translation>
    </message>
    <message>
        <source>must have the mask&apos;s %1 queries, not %2</source>
        <translation>必须有掩码的 %1 个查询，而不是 %2 个</translation>
    </message>
    <message>
        <source>must have the mask&apos;s %1 keys, not %2</source>
        <translation>必须有掩码的 %1 个键，而不是 %2 个</translation>
    </message>
    <message>
        <source>must have as many tokens as K, %1, not %2</source>
        <translation>token 数必须与 K 相同，为 %1，而不是 %2</translation>
    </message>
    <message>
        <source>must have as many heads as K, %1, not %2</source>
        <translation>头数必须与 K 相同，为 %1，而不是 %2</translation>
    </message>
    <message>
        <source>must have K&apos;s head_dim, %1, not %2</source>
        <translation>必须与 K 的 head_dim 相同，为 %1，而不是 %2</translation>
    </message>
    <message>
        <source>derived from this problem: twice the largest error of plain float against the reference (%1 over %2 rows), at least 2^-20 of the largest value (%3)</source>
        <translation>由本问题导出：普通 float 相对参考结果最大误差的两倍（%2 行中为 %1），且不小于最大值的 2^-20（%3）</translation>
    </message>
    <message>
        <source>Q, K, V and the outputs need %1; this machine has %2</source>
        <translation>Q、K、V 和输出需要 %1；本机有 %2</translation>
    </message>
    <message>
        <source>q, k and v are given together or not at all</source>
        <translation>q、k、v 必须同时给出或都不给出</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a backend of this build; known: %2</source>
        <translation>“%1”不是此构建中的后端；可用：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is named twice</source>
        <translation>“%1”出现两次</translation>
    </message>
    <message>
        <source>names no backend; known: %1</source>
        <translation>没有指定后端；可用：%1</translation>
    </message>
    <message>
        <source>In both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Only in the first</source>
        <translation>仅第一个保留</translation>
    </message>
    <message>
        <source>Only in the second</source>
        <translation>仅第二个保留</translation>
    </message>
    <message>
        <source>In neither</source>
        <translation>两者都不保留</translation>
    </message>
    <message>
        <source>Future, in neither</source>
        <translation>未来，两者都不保留</translation>
    </message>
    <message>
        <source>key %1 is one of the first %2</source>
        <translation>键 %1 属于最前 %2 个</translation>
    </message>
    <message>
        <source>key %1 is not one of the first %2</source>
        <translation>键 %1 不属于最前 %2 个</translation>
    </message>
    <message>
        <source>the key comes too late (distance %1 &lt; %2)</source>
        <translation>键来得太晚（距离 %1 &lt; %2）</translation>
    </message>
    <message>
        <source>the key does not come too late (distance %1 ≥ %2)</source>
        <translation>键来得不算太晚（距离 %1 ≥ %2）</translation>
    </message>
    <message>
        <source>query %1 is one of the first %2</source>
        <translation>查询 %1 属于最前 %2 个</translation>
    </message>
    <message>
        <source>query %1 is not one of the first %2</source>
        <translation>查询 %1 不属于最前 %2 个</translation>
    </message>
    <message>
        <source>%1 keeps it:</source>
        <translation>%1 保留它：</translation>
    </message>
    <message>
        <source>%1 does not keep it:</source>
        <translation>%1 不保留它：</translation>
    </message>
    <message>
        <source>ends too early: something is missing at column %1</source>
        <translation>结束得太早：第 %1 列缺少内容</translation>
    </message>
    <message>
        <source>has a parenthesis that is not closed, seen at column %1</source>
        <translation>有括号没有闭合，见第 %1 列</translation>
    </message>
    <message>
        <source>has a parenthesis too many at column %1</source>
        <translation>第 %1 列多了一个括号</translation>
    </message>
    <message>
        <source>cannot be understood at column %1, near &apos;%2&apos;</source>
        <translation>第 %1 列“%2”附近无法理解</translation>
    </message>
    <message>
        <source>is empty; try j&lt;=i and i-j&lt;64</source>
        <translation>是空的；试试 j&lt;=i and i-j&lt;64</translation>
    </message>
    <message>
        <source>compares with ==, not with = as at column %1</source>
        <translation>比较要用 ==，而不是第 %1 列那样的 =</translation>
    </message>
    <message>
        <source>&apos;%1&apos; at column %2 is not a whole number from %3 to %4</source>
        <translation>第 %2 列的“%1”不是从 %3 到 %4 的整数</translation>
    </message>
    <message>
        <source>has more than %1 numbers</source>
        <translation>超过了 %1 个数</translation>
    </message>
    <message>
        <source>first tokens that are seen by all, later ones included</source>
        <translation>最前面对所有查询可见的 token，也包括后来的</translation>
    </message>
    <message>
        <source>a dilated window sees every so-many-th token</source>
        <translation>膨胀窗口每隔这么多个 token 看一个</translation>
    </message>
    <message>
        <source>period of a strided or fixed pattern</source>
        <translation>跨步或固定模式的周期</translation>
    </message>
    <message>
        <source>last columns of each stride that everybody later sees</source>
        <translation>每个周期末尾对后面所有查询可见的列数</translation>
    </message>
    <message>
        <source>tokens of a chunk that sees only itself</source>
        <translation>只看自己的分段的 token 数</translation>
    </message>
    <message>
        <source>side of the blocks that a block pattern is made of</source>
        <translation>块状模式自身的块边长</translation>
    </message>
    <message>
        <source>random blocks of each block row</source>
        <translation>每个块行的随机块数</translation>
    </message>
    <message>
        <source>seed of random blocks</source>
        <translation>随机块的种子</translation>
    </message>
    <message>
        <source>lengths of packed documents, or of the sequences&apos; queries: 12K,4K,800</source>
        <translation>打包文档的长度，或各序列的查询数：12K,4K,800</translation>
    </message>
    <message>
        <source>lengths of the sequences&apos; keys, when they differ from their queries</source>
        <translation>各序列的键数（与查询数不同时）</translation>
    </message>
    <message>
        <source>keys that all later queries see: 0,5,1000</source>
        <translation>对后面所有查询可见的键：0,5,1000</translation>
    </message>
    <message>
        <source>distances at which every query sees: 0,1,4096</source>
        <translation>每个查询都能看到的距离：0,1,4096</translation>
    </message>
    <message>
        <source>sparse_mode of an NPU attention operator</source>
        <translation>NPU 注意力算子的 sparse_mode</translation>
    </message>
    <message>
        <source>pre_tokens: how far before its diagonal a query sees</source>
        <translation>pre_tokens：查询在其对角线之前能看多远</translation>
    </message>
    <message>
        <source>next_tokens: how far after its diagonal a query sees</source>
        <translation>next_tokens：查询在其对角线之后能看多远</translation>
    </message>
    <message>
        <source>pattern of the mask tensor handed over in sparse modes 0 and 1</source>
        <translation>sparse_mode 0 和 1 所传入的掩码张量的模式</translation>
    </message>
    <message>
        <source>a rule in i, j and n: j&lt;=i and (j&lt;4 or i-j&lt;32 or i&gt;=n-16)</source>
        <translation>用 i、j、n 写的规则：j&lt;=i and (j&lt;4 or i-j&lt;32 or i&gt;=n-16)</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>&apos;%1&apos; at column %2 is not and, or, minus or the end</source>
        <translation>第 %2 列的“%1”不是 and、or、minus，也不是结尾</translation>
    </message>
    <message>
        <source>has too many parentheses, at column %2</source>
        <translation>第 %2 列的括号过多</translation>
    </message>
    <message>
        <source>misses a closing parenthesis at column %2</source>
        <translation>第 %2 列缺少右括号</translation>
    </message>
    <message>
        <source>misses a pattern at column %2</source>
        <translation>第 %2 列缺少模式</translation>
    </message>
    <message>
        <source>&apos;%1&apos; at column %2 is not a setting that the pattern uses</source>
        <translation>第 %2 列的“%1”不是该模式使用的设置</translation>
    </message>
    <message>
        <source>misses = at column %2</source>
        <translation>第 %2 列缺少 =</translation>
    </message>
    <message>
        <source>these patterns are combined row by row, which goes up to %1 queries, not %2</source>
        <translation>这些模式要逐行组合，最多 %1 个查询，而不是 %2 个</translation>
    </message>
    <message>
        <source>block row %1 or block column %2 is the first or the last</source>
        <translation>块行 %1 或块列 %2 是第一个或最后一个</translation>
    </message>
    <message>
        <source>neither block row %1 nor block column %2 is the first or the last</source>
        <translation>块行 %1 和块列 %2 都不是第一个或最后一个</translation>
    </message>
    <message>
        <source>block row %1 and block column %2 are neighbours</source>
        <translation>块行 %1 与块列 %2 相邻</translation>
    </message>
    <message>
        <source>block row %1 and block column %2 are no neighbours</source>
        <translation>块行 %1 与块列 %2 不相邻</translation>
    </message>
    <message>
        <source>block column %2 is a random block of block row %1</source>
        <translation>块列 %2 是块行 %1 的随机块</translation>
    </message>
    <message>
        <source>block column %2 is no random block of block row %1</source>
        <translation>块列 %2 不是块行 %1 的随机块</translation>
    </message>
    <message>
        <source>Global</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>BigBird (seeded)</source>
        <translation>BigBird（带种子）</translation>
    </message>
    <message>
        <source>Global first and last blocks, neighbouring blocks, and a few random ones.</source>
        <translation>首尾块为全局，加上相邻块和少量随机块。</translation>
    </message>
    <message>
        <source>Own chunk</source>
        <translation>本分段</translation>
    </message>
    <message>
        <source>Other chunks</source>
        <translation>其他分段</translation>
    </message>
    <message>
        <source>Block-diagonal</source>
        <translation>块对角</translation>
    </message>
    <message>
        <source>Each chunk of the prompt sees itself, both ways, and nothing else.</source>
        <translation>提示的每一分段只双向地看自己。</translation>
    </message>
    <message>
        <source>must be %1 or more for %2 queries, so that they fall into %3 rows of blocks or fewer</source>
        <translation>%2 个查询时须不小于 %1，使块行不超过 %3</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>间隙</translation>
    </message>
    <message>
        <source>Beyond</source>
        <translation>范围之外</translation>
    </message>
    <message>
        <source>Dilated window</source>
        <translation>膨胀窗口</translation>
    </message>
    <message>
        <source>A window both ways with gaps: every so-many-th key of it.</source>
        <translation>有间隙的双向窗口：每隔若干个键看一个。</translation>
    </message>
    <message>
        <source>query and key are both in document %1</source>
        <translation>查询和键都在文档 %1 中</translation>
    </message>
    <message>
        <source>the query is in document %1, the key in document %2</source>
        <translation>查询在文档 %1 中，键在文档 %2 中</translation>
    </message>
    <message>
        <source>needs at least one number, such as 12K,4K,800</source>
        <translation>至少需要一个数，例如 12K,4K,800</translation>
    </message>
    <message>
        <source>make about %1 documents of %2 tokens; there may be %3</source>
        <translation>会把 %2 个 token 分成约 %1 个文档；最多可以有 %3 个</translation>
    </message>
    <message>
        <source>Own document</source>
        <translation>本文档</translation>
    </message>
    <message>
        <source>Other documents</source>
        <translation>其他文档</translation>
    </message>
    <message>
        <source>Packed documents</source>
        <translation>打包文档</translation>
    </message>
    <message>
        <source>Several documents in one prompt, each causal and blind to the others.</source>
        <translation>一个提示中的多个文档，各自因果，互不可见。</translation>
    </message>
    <message>
        <source>key %1 is one of the last %2 of its stride of %3</source>
        <translation>键 %1 属于其 %3 长周期的最后 %2 个</translation>
    </message>
    <message>
        <source>key %1 is not one of the last %2 of its stride of %3</source>
        <translation>键 %1 不属于其 %3 长周期的最后 %2 个</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>局部</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Sparse Transformer, fixed</source>
        <translation>Sparse Transformer 固定式</translation>
    </message>
    <message>
        <source>The own stretch of the prompt, and the last columns of each stretch before it.</source>
        <translation>提示中自己所在的一段，以及之前每段末尾的几列。</translation>
    </message>
    <message>
        <source>the formula holds for i = %1, j = %2: %3</source>
        <translation>公式在 i = %1、j = %2 时成立：%3</translation>
    </message>
    <message>
        <source>the formula does not hold for i = %1, j = %2: %3</source>
        <translation>公式在 i = %1、j = %2 时不成立：%3</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>A rule of your own in i, j and n, tried on each cell.</source>
        <translation>用 i、j、n 写自己的规则，逐单元计算。</translation>
    </message>
    <message>
        <source>Global keys</source>
        <translation>全局键</translation>
    </message>
    <message>
        <source>Global queries</source>
        <translation>全局查询</translation>
    </message>
    <message>
        <source>Longformer</source>
        <translation>Longformer</translation>
    </message>
    <message>
        <source>A window both ways, and first tokens that see all and are seen by all.</source>
        <translation>双向窗口，加上能看到全部也被全部看到的最前 token。</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Masked, before</source>
        <translation>屏蔽（之前）</translation>
    </message>
    <message>
        <source>Masked, after</source>
        <translation>屏蔽（之后）</translation>
    </message>
    <message>
        <source>must be another pattern than npu</source>
        <translation>必须是 npu 以外的模式</translation>
    </message>
    <message>
        <source>NPU sparse_mode</source>
        <translation>NPU sparse_mode 模式</translation>
    </message>
    <message>
        <source>What an Ascend attention operator keeps for each sparse_mode from 0 to 8.</source>
        <translation>昇腾注意力算子在 sparse_mode 0 到 8 下保留的单元。</translation>
    </message>
    <message>
        <source>row %1 belongs to no sequence</source>
        <translation>行 %1 不属于任何序列</translation>
    </message>
    <message>
        <source>key %1 is not in the query&apos;s sequence %2</source>
        <translation>键 %1 不在查询所在的序列 %2 中</translation>
    </message>
    <message>
        <source>key %1 is in the query&apos;s sequence %2</source>
        <translation>键 %1 在查询所在的序列 %2 中</translation>
    </message>
    <message>
        <source>in sequence %3 key %2 comes too late for query %1</source>
        <translation>在序列 %3 中，键 %2 对查询 %1 来得太晚</translation>
    </message>
    <message>
        <source>in sequence %3 key %2 does not come too late for query %1</source>
        <translation>在序列 %3 中，键 %2 对查询 %1 不算太晚</translation>
    </message>
    <message>
        <source>in sequence %3 key %2 comes too early for query %1</source>
        <translation>在序列 %3 中，键 %2 对查询 %1 来得太早</translation>
    </message>
    <message>
        <source>in sequence %3 key %2 does not come too early for query %1</source>
        <translation>在序列 %3 中，键 %2 对查询 %1 不算太早</translation>
    </message>
    <message>
        <source>add up to %1; there are %2 tokens</source>
        <translation>合计 %1；只有 %2 个 token</translation>
    </message>
    <message>
        <source>has %1 numbers, but lengths has %2</source>
        <translation>有 %1 个数，而 lengths 有 %2 个</translation>
    </message>
    <message>
        <source>in sparse_mode 7 no sequence may have more queries than keys; one has %1 and %2</source>
        <translation>sparse_mode 7 中任何序列的查询都不能多于键；有一个是 %1 和 %2</translation>
    </message>
    <message>
        <source>Other sequences</source>
        <translation>其他序列</translation>
    </message>
    <message>
        <source>block column %1 comes after block row %2</source>
        <translation>块列 %1 在块行 %2 之后</translation>
    </message>
    <message>
        <source>block column %1 does not come after block row %2; the port looks no closer</source>
        <translation>块列 %1 不在块行 %2 之后；该移植版不再细看</translation>
    </message>
    <message>
        <source>a sink block (%1 ≤ %2)</source>
        <translation>汇聚块（%1 ≤ %2）</translation>
    </message>
    <message>
        <source>not a sink block (%1 &gt; %2)</source>
        <translation>不是汇聚块（%1 &gt; %2）</translation>
    </message>
    <message>
        <source>in the window of blocks (distance %1 ≤ %2)</source>
        <translation>在块窗口内（距离 %1 ≤ %2）</translation>
    </message>
    <message>
        <source>not in the window of blocks (distance %1 &gt; %2)</source>
        <translation>不在块窗口内（距离 %1 &gt; %2）</translation>
    </message>
    <message>
        <source>one of the last block rows (%1 − %2 &lt; %3)</source>
        <translation>属于最后的块行（%1 − %2 &lt; %3）</translation>
    </message>
    <message>
        <source>not one of the last block rows (%1 − %2 ≥ %3)</source>
        <translation>不属于最后的块行（%1 − %2 ≥ %3）</translation>
    </message>
    <message>
        <source>Triangle port&apos;s block rule</source>
        <translation>Triangle 移植版的块规则</translation>
    </message>
    <message>
        <source>As one NPU port has it: whole blocks, an extra sink block, and the last rows lost.</source>
        <translation>某个 NPU 移植版的做法：整块保留，多一个汇聚块，丢失末尾行。</translation>
    </message>
    <message>
        <source>Prefix-LM</source>
        <translation>前缀语言模型</translation>
    </message>
    <message>
        <source>The prefix sees itself both ways; the rest is causal.</source>
        <translation>前缀双向可见，其余为因果。</translation>
    </message>
    <message>
        <source>query and key are both in chunk %1</source>
        <translation>查询和键都在分段 %1 中</translation>
    </message>
    <message>
        <source>the query is in chunk %1, the key in chunk %2</source>
        <translation>查询在分段 %1 中，键在分段 %2 中</translation>
    </message>
    <message>
        <source>Sliding window</source>
        <translation>滑动窗口</translation>
    </message>
    <message>
        <source>Every query sees itself and the keys just before it.</source>
        <translation>每个查询看到自己和紧邻之前的键。</translation>
    </message>
    <message>
        <source>on a stride (distance %1 is a multiple of %2)</source>
        <translation>在步长上（距离 %1 是 %2 的倍数）</translation>
    </message>
    <message>
        <source>not on a stride (distance %1 is no multiple of %2)</source>
        <translation>不在步长上（距离 %1 不是 %2 的倍数）</translation>
    </message>
    <message>
        <source>too far back (distance %1 &gt; %2)</source>
        <translation>太靠前（距离 %1 &gt; %2）</translation>
    </message>
    <message>
        <source>not too far back (distance %1 ≤ %2)</source>
        <translation>不算太靠前（距离 %1 ≤ %2）</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Sparse Transformer, strided</source>
        <translation>Sparse Transformer 跨步式</translation>
    </message>
    <message>
        <source>The nearest keys, and every stride-th key before them.</source>
        <translation>最近的键，以及之前每隔一个步长的键。</translation>
    </message>
    <message>
        <source>block column %2 stands for a high score of block row %1 (an example: chosen by the seed)</source>
        <translation>块列 %2 代表块行 %1 的高分块（示例：由种子选出）</translation>
    </message>
    <message>
        <source>block column %2 is not among the chosen blocks of block row %1</source>
        <translation>块列 %2 不在块行 %1 选中的块之中</translation>
    </message>
    <message>
        <source>First block</source>
        <translation>首块</translation>
    </message>
    <message>
        <source>Own block</source>
        <translation>自身块</translation>
    </message>
    <message>
        <source>Chosen (example)</source>
        <translation>选中（示例）</translation>
    </message>
    <message>
        <source>Top-k blocks (an example)</source>
        <translation>Top-k 块（示例）</translation>
    </message>
    <message>
        <source>The real mask depends on the input; here a seed stands in for the scores.</source>
        <translation>真实掩码取决于输入；这里用种子代替分数。</translation>
    </message>
    <message>
        <source>Tri-shape (preset)</source>
        <translation>Tri-shape（预设）</translation>
    </message>
    <message>
        <source>Triangle with the published numbers 128 / 3,968 / 100.</source>
        <translation>采用已发表数值 128 / 3,968 / 100 的 Triangle。</translation>
    </message>
    <message>
        <source>key %1 is one of the listed columns</source>
        <translation>键 %1 在所列的列中</translation>
    </message>
    <message>
        <source>key %1 is not one of the listed columns</source>
        <translation>键 %1 不在所列的列中</translation>
    </message>
    <message>
        <source>distance %1 is one of the listed diagonals</source>
        <translation>距离 %1 在所列的对角线中</translation>
    </message>
    <message>
        <source>distance %1 is not one of the listed diagonals</source>
        <translation>距离 %1 不在所列的对角线中</translation>
    </message>
    <message>
        <source>Vertical-slash</source>
        <translation>竖线加斜线</translation>
    </message>
    <message>
        <source>Chosen columns that all later queries see, and chosen diagonals.</source>
        <translation>对后面所有查询可见的若干列，加上若干条对角线。</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Slash</source>
        <translation>斜线</translation>
    </message>
    <message>
        <source>Exact in every type. A row with no key left becomes NaN unless the kernel corrects it.</source>
        <translation>在各种类型中都精确。没有任何键的行会变成 NaN，除非内核加以修正。</translation>
    </message>
    <message>
        <source>Put in place of the score by fused kernels in fp32; rounds to -inf in fp16 and bf16. A row with no key left becomes a plain average, not 0.</source>
        <translation>融合内核在 fp32 中用它替换分数；舍入到 fp16 和 bf16 时为 -inf。没有任何键的行会变成普通平均值，而不是 0。</translation>
    </message>
    <message>
        <source>Put in place of the score by the decode kernel; -inf in fp16.</source>
        <translation>解码内核用它替换分数；在 fp16 中为 -inf。</translation>
    </message>
    <message>
        <source>Beyond fp16, where it becomes -inf, and NaN in a row with no key left.</source>
        <translation>超出 fp16 的范围，在其中变为 -inf；没有任何键的行会变成 NaN。</translation>
    </message>
    <message>
        <source>Beyond fp16 as well: -inf there; finite and large enough in bf16.</source>
        <translation>同样超出 fp16 的范围，在其中为 -inf；在 bf16 中有限且足够大。</translation>
    </message>
    <message>
        <source>The lowest finite fp16 value, which kernels put in place of the score in fp16. Added to a score of -16 or less it overflows to -inf; real scores near it leak.</source>
        <translation>fp16 的最小有限值，内核在 fp16 中用它替换分数。与不大于 -16 的分数相加会溢出为 -inf；与它接近的真实分数会泄漏。</translation>
    </message>
    <message>
        <source>Finite in every type, and too small: added, it leaks once the scores of a row spread over more than 10,000. Kernels of the 310P use it.</source>
        <translation>在各种类型中都有限，但不够大：以相加方式使用时，一行分数的跨度超过 10,000 就会泄漏。310P 的内核使用它。</translation>
    </message>
    <message>
        <source>Token mask, fp32</source>
        <translation>逐 token 掩码，fp32</translation>
    </message>
    <message>
        <source>Plain attention adds it to the scores: 0, or the mask value. No fused operator takes a float32 mask.</source>
        <translation>普通注意力把它加到分数上：0 或掩码值。没有融合算子接受 float32 掩码。</translation>
    </message>
    <message>
        <source>Token mask, fp16</source>
        <translation>逐 token 掩码，fp16</translation>
    </message>
    <message>
        <source>The fused inference operators add it as pseShift, which has a heads axis: these bytes once for each head. Nothing is skipped.</source>
        <translation>融合推理算子把它作为 pseShift 相加；pseShift 含头维度，因此每个头各占这些字节。不跳过任何计算。</translation>
    </message>
    <message>
        <source>Token mask, bool</source>
        <translation>逐 token 掩码，bool</translation>
    </message>
    <message>
        <source>atten_mask, where 1 means masked out: the opposite of kept. Mode 1 skips no block; mode 0 skips those outside pre_tokens and next_tokens.</source>
        <translation>atten_mask，其中 1 表示屏蔽，与“保留”相反。模式 1 不跳过任何块；模式 0 跳过 pre_tokens 和 next_tokens 之外的块。</translation>
    </message>
    <message>
        <source>Compressed causal, top left</source>
        <translation>压缩因果，左上对齐</translation>
    </message>
    <message>
        <source>Row i keeps the keys j &lt;= i, and nothing else.</source>
        <translation>第 i 行只保留键 j &lt;= i。</translation>
    </message>
    <message>
        <source>Compressed causal, bottom right</source>
        <translation>压缩因果，右下对齐</translation>
    </message>
    <message>
        <source>Row i keeps the keys j &lt;= i + d with d = keys - queries, and nothing else.</source>
        <translation>第 i 行只保留键 j &lt;= i + d，其中 d = 键数 - 查询数。</translation>
    </message>
    <message>
        <source>Compressed band</source>
        <translation>压缩带状</translation>
    </message>
    <message>
        <source>Row i keeps one band of keys, from i + d - pre_tokens to i + d + next_tokens with d = keys - queries, and nothing else.</source>
        <translation>第 i 行只保留一段键：从 i + d - pre_tokens 到 i + d + next_tokens，其中 d = 键数 - 查询数。</translation>
    </message>
    <message>
        <source>Compressed prefix</source>
        <translation>压缩前缀</translation>
    </message>
    <message>
        <source>Row i keeps the keys j &lt;= i + d or j &lt; prefix with d = keys - queries, and nothing else. Training operator only: the inference operators refuse modes 5 to 8.</source>
        <translation>第 i 行只保留键 j &lt;= i + d 或 j &lt; prefix，其中 d = 键数 - 查询数。仅限训练算子：推理算子拒绝模式 5 到 8。</translation>
    </message>
    <message>
        <source>Block mask, %1 × %1</source>
        <translation>块掩码，%1 × %1</translation>
    </message>
    <message>
        <source>%1 rows or columns are more than the %2 that such a file may have</source>
        <translation>%1 行或列超过了此类文件的上限 %2</translation>
    </message>
    <message>
        <source>would take %1, more than the %2 that such a file may have</source>
        <translation>将占用 %1，超过此类文件的上限 %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not one of: bool, -inf, a number below 0</source>
        <translation>“%1”不是以下之一：bool、-inf、小于 0 的数</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is 0 in %2, which would mask nothing</source>
        <translation>“%1”在 %2 中为 0，不会屏蔽任何内容</translation>
    </message>
    <message>
        <source>says how --out is written; add --out FILE</source>
        <translation>说明 --out 的写法；请加上 --out FILE</translation>
    </message>
    <message>
        <source>is for a .npy of the token mask only</source>
        <translation>仅用于逐 token 掩码的 .npy</translation>
    </message>
    <message>
        <source>needs --mask-value -inf or a number below 0; a bool mask has no dtype</source>
        <translation>需要 --mask-value 为 -inf 或小于 0 的数；bool 掩码没有数值类型</translation>
    </message>
    <message>
        <source>the mask has too many parts for an .svg, which may hold %1; write a .png</source>
        <translation>掩码的部分太多，.svg 最多容纳 %1 个；请写成 .png</translation>
    </message>
    <message>
        <source>must be %1 or more: this pattern&apos;s blocks are counted row by row, up to %2 block rows</source>
        <translation>须不小于 %1：该模式的块要逐行计数，最多 %2 个块行</translation>
    </message>
    <message>
        <source>Sink</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>末尾</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中部</translation>
    </message>
    <message>
        <source>After the prefix</source>
        <translation>前缀之后</translation>
    </message>
    <message>
        <source>&apos;%1&apos; at column %2 is not known; there are i, j, n, sink, window, last, queries, keys, and, or, not, mod, abs, min, max and floor</source>
        <translation>第 %2 列的“%1”未知；可用 i、j、n、sink、window、last、queries、keys，以及 and、or、not、mod、abs、min、max 和 floor</translation>
    </message>
    <message>
        <source>compares twice in a row at column %1; write i&lt;j and j&lt;3 rather than i&lt;j&lt;3</source>
        <translation>第 %1 列连续比较了两次；请写 i&lt;j and j&lt;3，而不是 i&lt;j&lt;3</translation>
    </message>
    <message>
        <source>a formula is tried on each cell, and %1 x %2 are more than the %3 cells that can be counted exactly; choose 4,096 tokens or fewer</source>
        <translation>公式要逐单元计算，%1 x %2 超过了能精确计数的 %3 个单元；请选择 4,096 个 token 或更少</translation>
    </message>
    <message>
        <source>must be from %1 to %2, not %3, so that sparse_mode %4 masks no whole row of its banded sequence of %5 queries and %6 keys</source>
        <translation>必须在 %1 到 %2 之间，而不是 %3，否则 sparse_mode %4 会屏蔽其带状序列（%5 个查询、%6 个键）的整行</translation>
    </message>
    <message>
        <source>Dense, fused</source>
        <translation>稠密，融合</translation>
    </message>
    <message>
        <source>Causal attention in one pass, scores kept on chip.</source>
        <translation>一遍完成的因果注意力，分数留在片上。</translation>
    </message>
    <message>
        <source>Ideal, one pass</source>
        <translation>理想，一遍</translation>
    </message>
    <message>
        <source>Computes the blocks that are not empty, each operand read once; nobody has published it.</source>
        <translation>只计算非空的块，每个操作数只读一次；还没有人发布过。</translation>
    </message>
    <message>
        <source>Published, two passes</source>
        <translation>已发布，两遍</translation>
    </message>
    <message>
        <source>Window and sinks in two passes over an fp32 state, the last rows by plain products.</source>
        <translation>窗口和汇聚键 分两遍更新一份 fp32 状态，末尾行用普通矩阵乘。</translation>
    </message>
    <message>
        <source>NPU, three calls</source>
        <translation>NPU，三次调用</translation>
    </message>
    <message>
        <source>The fused operator for band, sinks and last rows; band and sinks merged by log-sum-exp.</source>
        <translation>用融合算子分别算带状、汇聚键和末尾行；带状与汇聚键 按 log-sum-exp 合并。</translation>
    </message>
    <message>
        <source>NPU, block-sparse</source>
        <translation>NPU，块稀疏</translation>
    </message>
    <message>
        <source>The block-sparse operator over blocks of 128, the diagonal in a second call.</source>
        <translation>块稀疏算子按 128 的块计算，对角线另调用一次。</translation>
    </message>
    <message>
        <source>NPU, explicit mask</source>
        <translation>NPU，显式掩码</translation>
    </message>
    <message>
        <source>The fused operator with a whole mask computes every cell: exact, and nothing is saved.</source>
        <translation>带完整掩码的融合算子计算每个格子：精确，但什么也没省。</translation>
    </message>
    <message>
        <source>Scores, then mask</source>
        <translation>先算分数再掩码</translation>
    </message>
    <message>
        <source>Computes all scores, writes them out and masks them: nothing is saved, and memory is quadratic.</source>
        <translation>算出全部分数、写出再掩码：什么也没省，内存随长度平方增长。</translation>
    </message>
    <message>
        <source>Q·Kᵀ, scores written</source>
        <translation>Q·Kᵀ，写出分数</translation>
    </message>
    <message>
        <source>Scale the scores</source>
        <translation>缩放分数</translation>
    </message>
    <message>
        <source>Add the mask</source>
        <translation>加上掩码</translation>
    </message>
    <message>
        <source>Softmax in fp32</source>
        <translation>fp32 softmax</translation>
    </message>
    <message>
        <source>Convert the probabilities</source>
        <translation>转换概率的类型</translation>
    </message>
    <message>
        <source>P·V</source>
        <translation>P·V</translation>
    </message>
    <message>
        <source>Window pass, fp32 state written</source>
        <translation>窗口遍，写出 fp32 状态</translation>
    </message>
    <message>
        <source>Copy Q again for the second pass</source>
        <translation>为第二遍再复制 Q</translation>
    </message>
    <message>
        <source>Sink pass, state read and written again</source>
        <translation>汇聚键遍，状态再读再写</translation>
    </message>
    <message>
        <source>Convert the output</source>
        <translation>转换输出的类型</translation>
    </message>
    <message>
        <source>Last rows: Q·Kᵀ, scores written</source>
        <translation>末尾行：Q·Kᵀ，写出分数</translation>
    </message>
    <message>
        <source>Last rows: scale and mask</source>
        <translation>末尾行：缩放并掩码</translation>
    </message>
    <message>
        <source>Last rows: softmax in fp32</source>
        <translation>末尾行：fp32 softmax</translation>
    </message>
    <message>
        <source>Last rows: convert the probabilities</source>
        <translation>末尾行：转换概率的类型</translation>
    </message>
    <message>
        <source>Last rows: P·V</source>
        <translation>末尾行：P·V</translation>
    </message>
    <message>
        <source>Expand K and V to all query heads</source>
        <translation>把 K、V 扩展到所有查询头</translation>
    </message>
    <message>
        <source>Copy Q, K and V without the last rows</source>
        <translation>复制去掉末尾行的 Q、K、V</translation>
    </message>
    <message>
        <source>Join the rows</source>
        <translation>拼接各行</translation>
    </message>
    <message>
        <source>One call over every cell, mask read by each head</source>
        <translation>一次调用算所有格子，每个头都读掩码</translation>
    </message>
    <message>
        <source>Merge by log-sum-exp</source>
        <translation>按 log-sum-exp 合并</translation>
    </message>
    <message>
        <source>Band (sparse mode 4)</source>
        <translation>带状（sparse mode 4）</translation>
    </message>
    <message>
        <source>Sinks, one tile of keys</source>
        <translation>汇聚键，一个分块的键</translation>
    </message>
    <message>
        <source>Last rows (sparse mode 3)</source>
        <translation>末尾行（sparse mode 3）</translation>
    </message>
    <message>
        <source>Blocks that are not empty, and the diagonal</source>
        <translation>非空的块，以及对角线</translation>
    </message>
    <message>
        <source>One fused pass</source>
        <translation>一遍融合计算</translation>
    </message>
    <message>
        <source>only for masks of sinks, a window and last rows</source>
        <translation>只适用于由汇聚键、窗口和末尾行组成的掩码</translation>
    </message>
    <message>
        <source>one pass: nothing is lost to the kernel itself</source>
        <translation>一遍完成：内核本身没有损失</translation>
    </message>
    <message>
        <source>%1 steps, not one; the longest take %2 and %3 of the time</source>
        <translation>共 %1 步而不是一步；最长的两步占时间的 %2 和 %3</translation>
    </message>
    <message>
        <source>matrix units %1, vector units %2, memory %3: the longest is waited for</source>
        <translation>矩阵单元 %1，向量单元 %2，内存 %3：等待最长的</translation>
    </message>
    <message>
        <source>matrix units %1, memory %2: the longer is waited for</source>
        <translation>矩阵单元 %1，内存 %2：等待较长的</translation>
    </message>
    <message>
        <source>The kernel &apos;%1&apos; is %2. &apos;%3&apos; is priced instead.</source>
        <translation>内核“%1”%2。改按“%3”计价。</translation>
    </message>
    <message>
        <source>query-key pairs that the mask keeps</source>
        <translation>掩码保留的查询–键对</translation>
    </message>
    <message>
        <source>blocks of %1 are computed whole: %2 of what is executed is dropped again</source>
        <translation>%1 的块整块计算：执行的部分中有 %2 又被丢弃</translation>
    </message>
    <message>
        <source>at %1 tokens %2x was measured, the mechanism gives %3x: %4 unexplained</source>
        <translation>%1 个 token 时实测 %2x，机理给出 %3x：有 %4 未能解释</translation>
    </message>
    <message>
        <source>only %1 of %2 layers use the pattern</source>
        <translation>%2 层中只有 %1 层使用该模式</translation>
    </message>
    <message>
        <source>linear operations (%1) stay; were those layers&apos; attention free: %2x</source>
        <translation>线性运算（%1）不变；若那些层的注意力不花时间：%2x</translation>
    </message>
    <message>
        <source>Pairs kept</source>
        <translation>保留的键对</translation>
    </message>
    <message>
        <source>In blocks</source>
        <translation>按块</translation>
    </message>
    <message>
        <source>Roofline</source>
        <translation>屋顶线</translation>
    </message>
    <message>
        <source>Kernel mechanics</source>
        <translation>内核机理</translation>
    </message>
    <message>
        <source>As measured</source>
        <translation>按实测</translation>
    </message>
    <message>
        <source>All layers&apos; attention</source>
        <translation>所有层的注意力</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>首个 token 的时间</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>Linear efficiency</source>
        <translation>线性效率</translation>
    </message>
    <message>
        <source>Attention efficiency</source>
        <translation>注意力效率</translation>
    </message>
    <message>
        <source>Memory efficiency</source>
        <translation>内存效率</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Last rows</source>
        <translation>末尾行</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Layers with the pattern</source>
        <translation>使用该模式的层</translation>
    </message>
    <message>
        <source>the kernel that computes the pattern; auto: the usual one of the device</source>
        <translation>计算该模式的内核；auto：该设备常用的内核</translation>
    </message>
    <message>
        <source>The family: which projections, norms and biases a layer has.</source>
        <translation>模型族：决定每层有哪些投影、归一化和偏置。</translation>
    </message>
    <message>
        <source>Decoder layers.</source>
        <translation>解码器层数。</translation>
    </message>
    <message>
        <source>Width of the residual stream.</source>
        <translation>残差流的宽度。</translation>
    </message>
    <message>
        <source>Width of the MLP (of one expert where a family keeps it here).</source>
        <translation>MLP 的宽度（某些模型族在此给出单个专家的宽度）。</translation>
    </message>
    <message>
        <source>Query heads of a layer.</source>
        <translation>每层的查询头数。</translation>
    </message>
    <message>
        <source>Key and value heads of a layer: each serves a group of query heads.</source>
        <translation>每层的键值头数：每个服务一组查询头。</translation>
    </message>
    <message>
        <source>Elements of one head.</source>
        <translation>一个头的元素数。</translation>
    </message>
    <message>
        <source>Tokens of the vocabulary: rows of the embedding, columns of the head.</source>
        <translation>词表的 token 数：嵌入的行数、输出头的列数。</translation>
    </message>
    <message>
        <source>The longest prompt that the model is made for.</source>
        <translation>模型支持的最长提示。</translation>
    </message>
    <message>
        <source>Whether the head is the embedding&apos;s own matrix.</source>
        <translation>输出头是否与嵌入共用矩阵。</translation>
    </message>
    <message>
        <source>Format of weights and activations.</source>
        <translation>权重和激活的格式。</translation>
    </message>
    <message>
        <source>Biases on the projections of attention.</source>
        <translation>注意力投影上的偏置。</translation>
    </message>
    <message>
        <source>A bias on the output projection.</source>
        <translation>输出投影上的偏置。</translation>
    </message>
    <message>
        <source>Biases on the Q, K and V projections.</source>
        <translation>Q、K、V 投影上的偏置。</translation>
    </message>
    <message>
        <source>Biases on every projection and on the MLP.</source>
        <translation>所有投影和 MLP 上的偏置。</translation>
    </message>
    <message>
        <source>Biases on the MLP.</source>
        <translation>MLP 上的偏置。</translation>
    </message>
    <message>
        <source>A bias on the head.</source>
        <translation>输出头上的偏置。</translation>
    </message>
    <message>
        <source>Norms on Q and K.</source>
        <translation>Q 和 K 上的归一化。</translation>
    </message>
    <message>
        <source>Attention and MLP side by side, after one norm.</source>
        <translation>注意力与 MLP 并行，共用一个归一化。</translation>
    </message>
    <message>
        <source>What each layer attends with: full, sliding or linear attention.</source>
        <translation>每层的注意力类型：完整、滑动窗口或线性注意力。</translation>
    </message>
    <message>
        <source>How many keys a query of a sliding layer attends to, itself included.</source>
        <translation>滑动层的查询可见的键数（含自身）。</translation>
    </message>
    <message>
        <source>Whether any layer slides.</source>
        <translation>是否有滑动层。</translation>
    </message>
    <message>
        <source>The first layer that slides, where sliding is in use.</source>
        <translation>启用滑动时的首个滑动层。</translation>
    </message>
    <message>
        <source>Every so-many-th layer has full attention, the others slide.</source>
        <translation>每隔这么多层有一层完整注意力，其余为滑动层。</translation>
    </message>
    <message>
        <source>Every so-many-th layer has full attention, the others linear attention.</source>
        <translation>每隔这么多层有一层完整注意力，其余为线性注意力。</translation>
    </message>
    <message>
        <source>Key heads of linear attention.</source>
        <translation>线性注意力的键头数。</translation>
    </message>
    <message>
        <source>Value heads of linear attention, each with a state.</source>
        <translation>线性注意力的值头数，每个有一个状态。</translation>
    </message>
    <message>
        <source>Rows of the state of linear attention.</source>
        <translation>线性注意力状态的行数。</translation>
    </message>
    <message>
        <source>Columns of the state of linear attention.</source>
        <translation>线性注意力状态的列数。</translation>
    </message>
    <message>
        <source>Tokens that the convolution before linear attention spans.</source>
        <translation>线性注意力之前的卷积跨越的 token 数。</translation>
    </message>
    <message>
        <source>Width of the low-rank projection of the queries.</source>
        <translation>查询低秩投影的宽度。</translation>
    </message>
    <message>
        <source>Width of the latent that stands for keys and values in the cache.</source>
        <translation>缓存中代表键和值的潜在向量的宽度。</translation>
    </message>
    <message>
        <source>Elements of a query&apos;s or key&apos;s head without rotary position.</source>
        <translation>查询或键的头中不带旋转位置的元素数。</translation>
    </message>
    <message>
        <source>Elements of a query&apos;s or key&apos;s head with rotary position; all heads share the key&apos;s.</source>
        <translation>查询或键的头中带旋转位置的元素数；键的这一部分由所有头共用。</translation>
    </message>
    <message>
        <source>Elements of a value&apos;s head.</source>
        <translation>值的头的元素数。</translation>
    </message>
    <message>
        <source>Experts of a layer.</source>
        <translation>每层的专家数。</translation>
    </message>
    <message>
        <source>Experts of a layer that the router chooses from.</source>
        <translation>每层供路由器选择的专家数。</translation>
    </message>
    <message>
        <source>Experts that every token passes.</source>
        <translation>每个 token 都经过的专家数。</translation>
    </message>
    <message>
        <source>Experts that one token passes.</source>
        <translation>一个 token 经过的专家数。</translation>
    </message>
    <message>
        <source>The same as num_experts_per_tok, under an older name.</source>
        <translation>与 num_experts_per_tok 相同，旧名称。</translation>
    </message>
    <message>
        <source>Width of one expert.</source>
        <translation>单个专家的宽度。</translation>
    </message>
    <message>
        <source>Width of the shared expert.</source>
        <translation>共享专家的宽度。</translation>
    </message>
    <message>
        <source>Every so-many-th layer has experts.</source>
        <translation>每隔这么多层有一层含专家。</translation>
    </message>
    <message>
        <source>Layers with the dense MLP instead of experts.</source>
        <translation>以稠密 MLP 代替专家的层。</translation>
    </message>
    <message>
        <source>The first layer that has experts.</source>
        <translation>首个含专家的层。</translation>
    </message>
    <message>
        <source>Whether the weights of the chosen experts add up to one.</source>
        <translation>所选专家的权重之和是否归一。</translation>
    </message>
    <message>
        <source>Groups that the experts are chosen by.</source>
        <translation>选择专家时的分组数。</translation>
    </message>
    <message>
        <source>Groups that one token chooses.</source>
        <translation>一个 token 选择的组数。</translation>
    </message>
    <message>
        <source>How the experts are chosen.</source>
        <translation>专家的选择方式。</translation>
    </message>
    <message>
        <source>The function that scores the experts.</source>
        <translation>为专家打分的函数。</translation>
    </message>
    <message>
        <source>A factor on the experts&apos; output.</source>
        <translation>专家输出的系数。</translation>
    </message>
    <message>
        <source>The format of the stored weights.</source>
        <translation>权重的存储格式。</translation>
    </message>
    <message>
        <source>Bits of a stored weight.</source>
        <translation>每个存储权重的位数。</translation>
    </message>
    <message>
        <source>Weights of 4 bits.</source>
        <translation>4 位权重。</translation>
    </message>
    <message>
        <source>Weights of 8 bits.</source>
        <translation>8 位权重。</translation>
    </message>
    <message>
        <source>Rows and columns of weights that share a scale.</source>
        <translation>共用一个缩放因子的权重行列数。</translation>
    </message>
    <message>
        <source>Weights that share a scale.</source>
        <translation>共用一个缩放因子的权重数。</translation>
    </message>
    <message>
        <source>When the scales of activations are found.</source>
        <translation>何时确定激活的缩放因子。</translation>
    </message>
    <message>
        <source>How the bits of a stored weight are split.</source>
        <translation>存储权重的各位如何划分。</translation>
    </message>
    <message>
        <source>Matrices that are not quantised.</source>
        <translation>不量化的矩阵。</translation>
    </message>
    <message>
        <source>Extra layers that predict further tokens.</source>
        <translation>预测后续 token 的附加层。</translation>
    </message>
    <message>
        <source>The part that reads pictures.</source>
        <translation>读取图像的部分。</translation>
    </message>
    <message>
        <source>The part that hears.</source>
        <translation>处理声音的部分。</translation>
    </message>
    <message>
        <source>The token that begins a text.</source>
        <translation>文本起始 token。</translation>
    </message>
    <message>
        <source>The token that ends a text.</source>
        <translation>文本结束 token。</translation>
    </message>
    <message>
        <source>The token that fills up a batch.</source>
        <translation>填充批次的 token。</translation>
    </message>
    <message>
        <source>The token that stands for a piece of a picture.</source>
        <translation>代表图像片段的 token。</translation>
    </message>
    <message>
        <source>The token that begins a picture.</source>
        <translation>图像起始 token。</translation>
    </message>
    <message>
        <source>The token that ends a picture.</source>
        <translation>图像结束 token。</translation>
    </message>
    <message>
        <source>Tokens that a picture becomes.</source>
        <translation>一幅图像对应的 token 数。</translation>
    </message>
    <message>
        <source>Base of the rotary frequencies.</source>
        <translation>旋转频率的基数。</translation>
    </message>
    <message>
        <source>Base of the rotary frequencies of sliding layers.</source>
        <translation>滑动层旋转频率的基数。</translation>
    </message>
    <message>
        <source>How the rotary frequencies are stretched for longer prompts.</source>
        <translation>为更长提示拉伸旋转频率的方式。</translation>
    </message>
    <message>
        <source>Base and stretching of the rotary frequencies.</source>
        <translation>旋转频率的基数与拉伸方式。</translation>
    </message>
    <message>
        <source>Share of a head that is rotated.</source>
        <translation>头中参与旋转的比例。</translation>
    </message>
    <message>
        <source>Which layers rotate Q and K.</source>
        <translation>哪些层旋转 Q 和 K。</translation>
    </message>
    <message>
        <source>Every so-many-th layer does not rotate Q and K.</source>
        <translation>每隔这么多层有一层不旋转 Q 和 K。</translation>
    </message>
    <message>
        <source>How positions enter.</source>
        <translation>位置信息的引入方式。</translation>
    </message>
    <message>
        <source>The longest prompt before the frequencies were stretched.</source>
        <translation>拉伸频率之前的最长提示。</translation>
    </message>
    <message>
        <source>Whether pictures have positions of several axes.</source>
        <translation>图像是否使用多轴位置。</translation>
    </message>
    <message>
        <source>The activation function of the MLP.</source>
        <translation>MLP 的激活函数。</translation>
    </message>
    <message>
        <source>What keeps a norm from dividing by zero.</source>
        <translation>防止归一化除以零的小量。</translation>
    </message>
    <message>
        <source>A bound on the scores.</source>
        <translation>分数的上限。</translation>
    </message>
    <message>
        <source>A bound on the logits.</source>
        <translation>logits 的上限。</translation>
    </message>
    <message>
        <source>A factor on the scores.</source>
        <translation>分数的系数。</translation>
    </message>
    <message>
        <source>A factor on the embedding.</source>
        <translation>嵌入的系数。</translation>
    </message>
    <message>
        <source>A factor on what a layer adds.</source>
        <translation>每层增量的系数。</translation>
    </message>
    <message>
        <source>A factor on the logits.</source>
        <translation>logits 的系数。</translation>
    </message>
    <message>
        <source>A bound on Q, K and V.</source>
        <translation>Q、K、V 的上限。</translation>
    </message>
    <message>
        <source>The kind of norm.</source>
        <translation>归一化的类型。</translation>
    </message>
    <message>
        <source>The kind of MLP.</source>
        <translation>MLP 的类型。</translation>
    </message>
    <message>
        <source>Which kind of layer comes first.</source>
        <translation>先出现哪类层。</translation>
    </message>
    <message>
        <source>Attention and MLP side by side, as this family always has them.</source>
        <translation>注意力与 MLP 并行，该模型族总是如此。</translation>
    </message>
    <message>
        <source>A gated MLP, as this family always has it.</source>
        <translation>门控 MLP，该模型族总是如此。</translation>
    </message>
    <message>
        <source>How the embedding is spread over devices.</source>
        <translation>嵌入在设备间的分布方式。</translation>
    </message>
    <message>
        <source>Whether the head is the embedding&apos;s own matrix, as tie_word_embeddings says.</source>
        <translation>输出头是否与嵌入共用矩阵，同 tie_word_embeddings。</translation>
    </message>
    <message>
        <source>The same as sliding_window, under an older name.</source>
        <translation>与 sliding_window 相同，旧名称。</translation>
    </message>
    <message>
        <source>A bound inside the MLP.</source>
        <translation>MLP 内部的上限。</translation>
    </message>
    <message>
        <source>Share of probabilities dropped.</source>
        <translation>随机丢弃的概率比例。</translation>
    </message>
    <message>
        <source>Share of a layer&apos;s output dropped.</source>
        <translation>随机丢弃的层输出比例。</translation>
    </message>
    <message>
        <source>Share of the embedding dropped.</source>
        <translation>随机丢弃的嵌入比例。</translation>
    </message>
    <message>
        <source>Spread of the first weights.</source>
        <translation>初始权重的离散程度。</translation>
    </message>
    <message>
        <source>Weight of the loss that balances the experts.</source>
        <translation>专家均衡损失的权重。</translation>
    </message>
    <message>
        <source>Whether the router&apos;s scores are returned.</source>
        <translation>是否返回路由器分数。</translation>
    </message>
    <message>
        <source>Noise on the router.</source>
        <translation>路由器上的噪声。</translation>
    </message>
    <message>
        <source>Noise on the router&apos;s input.</source>
        <translation>路由器输入上的噪声。</translation>
    </message>
    <message>
        <source>Weight of a loss on the logits.</source>
        <translation>logits 损失的权重。</translation>
    </message>
    <message>
        <source>The class that loads the weights.</source>
        <translation>加载权重的类。</translation>
    </message>
    <message>
        <source>The classes that load the model.</source>
        <translation>加载模型的类。</translation>
    </message>
    <message>
        <source>The version that wrote the file.</source>
        <translation>写出该文件的版本。</translation>
    </message>
    <message>
        <source>Whether keys and values are kept while generating.</source>
        <translation>生成时是否保留键和值。</translation>
    </message>
    <message>
        <source>How the library lays out its cache.</source>
        <translation>库的缓存布局方式。</translation>
    </message>
    <message>
        <source>Slices that the projections were trained in.</source>
        <translation>训练时投影的切片数。</translation>
    </message>
    <message>
        <source>Devices that the experts are spread over.</source>
        <translation>专家分布的设备数。</translation>
    </message>
    <message>
        <source>The kernel that the library picks.</source>
        <translation>库选用的内核。</translation>
    </message>
    <message>
        <source>The longest prompt that the tokenizer lets through.</source>
        <translation>分词器允许的最长提示。</translation>
    </message>
    <message>
        <source>No layer of this model slides.</source>
        <translation>该模型没有滑动层。</translation>
    </message>
    <message>
        <source>Not a part of the text model&apos;s prefill: left out.</source>
        <translation>不属于文本模型的预填充：不计入。</translation>
    </message>
    <message>
        <source>Which token is which changes no size.</source>
        <translation>token 的编号不影响任何规模。</translation>
    </message>
    <message>
        <source>Rotary positions are not counted: together with norms about 1 % of a prefill.</source>
        <translation>旋转位置不计入：连同归一化约占预填充的 1 %。</translation>
    </message>
    <message>
        <source>Work done element by element, and scales, are not counted: about 1 %.</source>
        <translation>逐元素运算和缩放因子不计入：约 1 %。</translation>
    </message>
    <message>
        <source>Only training uses it.</source>
        <translation>仅用于训练。</translation>
    </message>
    <message>
        <source>It decides which experts a token passes, not how many.</source>
        <translation>它决定 token 经过哪些专家，而不是多少个。</translation>
    </message>
    <message>
        <source>It tells a library how to load or run the model.</source>
        <translation>它告诉库如何加载或运行模型。</translation>
    </message>
    <message>
        <source>A setting of the rotary frequencies.</source>
        <translation>旋转频率的一项设置。</translation>
    </message>
    <message>
        <source>Not known to this program.</source>
        <translation>本程序不认识此键。</translation>
    </message>
    <message>
        <source>What is not known is not counted.</source>
        <translation>不认识的不计入。</translation>
    </message>
    <message>
        <source>Latent attention gives every head a key of its own, with sizes of its own.</source>
        <translation>潜在注意力为每个头提供各自的键，尺寸另行给出。</translation>
    </message>
    <message>
        <source>No layer has a dense MLP.</source>
        <translation>没有使用稠密 MLP 的层。</translation>
    </message>
    <message>
        <source>Models of this family do not go by it.</source>
        <translation>该模型族不采用此键。</translation>
    </message>
    <message>
        <source>%1 of %2 layers keep their sliding window of %3 tokens, and cache no more than that: the pattern stands in for full attention only.</source>
        <translation>%2 层中有 %1 层保留 %3 个 token 的滑动窗口，缓存也不超过该窗口：模式只取代完整注意力。</translation>
    </message>
    <message>
        <source>%1 of %2 layers have linear attention: no scores to mask, and a state of fixed size instead of a KV cache.</source>
        <translation>%2 层中有 %1 层为线性注意力：没有可掩码的分数，以固定大小的状态代替 KV 缓存。</translation>
    </message>
    <message>
        <source>%1 of the chosen layers do not have full attention and stay as they are.</source>
        <translation>所选层中有 %1 层不是完整注意力，保持原样。</translation>
    </message>
    <message>
        <source>K and V of every token stay, whatever the mask skips; sliding layers keep their window, latent attention its latents, linear attention a state.</source>
        <translation>无论掩码跳过什么，每个 token 的 K 和 V 都保留；滑动层保留其窗口，潜在注意力保留潜在向量，线性注意力保留状态。</translation>
    </message>
    <message>
        <source>Latent attention: a prefill expands keys of %1 and values of %2 for every head (the unabsorbed form); the cache holds %3 elements a token and layer.</source>
        <translation>潜在注意力：预填充为每个头展开 %1 维的键和 %2 维的值（未吸收形式）；缓存中每个 token 每层保存 %3 个元素。</translation>
    </message>
    <message>
        <source>Weights in %1: %2 bytes for 32 weights of the experts; everything else, and the arithmetic, in %3.</source>
        <translation>权重为 %1：专家每 32 个权重占 %2 字节；其余部分和运算采用 %3。</translation>
    </message>
    <message>
        <source>Weights in %1: %2 bytes for 32 weights of every layer, scales not counted; embedding and head, and the arithmetic, in %3.</source>
        <translation>权重为 %1：各层每 32 个权重占 %2 字节，不计缩放因子；嵌入、输出头和运算采用 %3。</translation>
    </message>
    <message>
        <source>Extra prediction layers (num_nextn_predict_layers %1) are left out: a prefill does not run them.</source>
        <translation>附加预测层（num_nextn_predict_layers %1）不计入：预填充不运行它们。</translation>
    </message>
    <message>
        <source>%1 must hold one type for each of the %2 layers, not %3</source>
        <translation>%1 必须为 %2 层各给出一种类型，而不是 %3 个</translation>
    </message>
    <message>
        <source>%1 holds &apos;%2&apos;, which model_type &apos;%3&apos; does not have</source>
        <translation>%1 含有“%2”，而 model_type “%3”没有这种层</translation>
    </message>
    <message>
        <source>The sliding window of %1 tokens reaches over all %2 positions: counted as full attention.</source>
        <translation>%1 个 token 的滑动窗口覆盖全部 %2 个位置：按完整注意力计。</translation>
    </message>
    <message>
        <source>%1 leaves no layer with a mask; at least one must have full attention</source>
        <translation>%1 使得没有任何层带掩码；至少要有一层完整注意力</translation>
    </message>
    <message>
        <source>%1: weights in several formats are not understood</source>
        <translation>%1：不支持多种格式的权重</translation>
    </message>
    <message>
        <source>%1 or load_in_8bit must be true</source>
        <translation>%1 或 load_in_8bit 必须为 true</translation>
    </message>
    <message>
        <source>%1 mxfp4 is that of experts, of which model_type &apos;%2&apos; has none</source>
        <translation>%1 mxfp4 用于专家，而 model_type “%2”没有专家</translation>
    </message>
    <message>
        <source>%1: layers of these kinds are not understood</source>
        <translation>%1：不支持这些类型的层</translation>
    </message>
    <message>
        <source>%1: layers that differ in shape are not understood</source>
        <translation>%1：不支持形状各异的层</translation>
    </message>
    <message>
        <source>%1 asks for latent attention, but model_type &apos;%2&apos; has none</source>
        <translation>%1 要求潜在注意力，但 model_type “%2”没有</translation>
    </message>
    <message>
        <source>%1 asks for linear attention, but model_type &apos;%2&apos; has none</source>
        <translation>%1 要求线性注意力，但 model_type “%2”没有</translation>
    </message>
    <message>
        <source>sliding_window is in use, but model_type &apos;%1&apos; has no layers that slide</source>
        <translation>sliding_window 已启用，但 model_type “%1”没有滑动层</translation>
    </message>
    <message>
        <source>Only the text part of the model is priced.</source>
        <translation>只计算模型的文本部分。</translation>
    </message>
    <message>
        <source>must be the %1 of the query heads: latent attention has a key for each of them</source>
        <translation>必须等于查询头数 %1：潜在注意力为每个查询头各设一个键</translation>
    </message>
    <message>
        <source>must be %1: latent attention takes its head sizes from the model&apos;s file</source>
        <translation>必须为 %1：潜在注意力的头尺寸取自模型文件</translation>
    </message>
    <message>
        <source>is nested deeper than %1 levels</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>the two-pass form computes masks of sinks, a window and last rows only; this is none</source>
        <translation>两遍形式仅能计算由汇聚键、窗口和末尾行构成的掩码；此掩码不是</translation>
    </message>
    <message>
        <source>cannot be priced at %1 tokens: %2: %3</source>
        <translation>无法按 %1 个 token 估价：%2：%3</translation>
    </message>
    <message>
        <source>needs dense measurements of at least two lengths to tell linear operations from attention; there are %1</source>
        <translation>要区分线性运算与注意力，至少需要两个长度的稠密测量值；现在只有 %1 个</translation>
    </message>
    <message>
        <source>cannot be fitted: %1 would have to be below 0. The times grow with the length in another way than linear operations and attention do.</source>
        <translation>无法拟合：%1 必须小于 0。时间随长度的增长方式与线性运算和注意力不同。</translation>
    </message>
    <message>
        <source>cannot be fitted: %1 would have to be %2; it must be from %3 to %4. Is it another model, device or unit of time?</source>
        <translation>无法拟合：%1 必须是 %2，但它只能在 %3 到 %4 之间。是否是另一个模型、设备或时间单位？</translation>
    </message>
    <message>
        <source>must divide the %1 KV heads or be a multiple of them; %2 is neither</source>
        <translation>须整除 %1 个 KV 头，或是其倍数；%2 两者皆非</translation>
    </message>
    <message>
        <source>must divide the %1 columns of the MLP; %2 does not</source>
        <translation>须整除 MLP 的 %1 列；%2 不能</translation>
    </message>
    <message>
        <source>must divide the %1 columns of an expert; %2 does not</source>
        <translation>须整除专家的 %1 列；%2 不能</translation>
    </message>
    <message>
        <source>must divide the %1 columns of the shared expert; %2 does not</source>
        <translation>须整除共享专家的 %1 列；%2 不能</translation>
    </message>
    <message>
        <source>Peak in fp16</source>
        <translation>fp16 峰值</translation>
    </message>
    <message>
        <source>Peak in bf16</source>
        <translation>bf16 峰值</translation>
    </message>
    <message>
        <source>Peak in fp32</source>
        <translation>fp32 峰值</translation>
    </message>
    <message>
        <source>Vector peak in fp16</source>
        <translation>fp16 向量峰值</translation>
    </message>
    <message>
        <source>Memory bandwidth</source>
        <translation>内存带宽</translation>
    </message>
    <message>
        <source>Memory capacity</source>
        <translation>内存容量</translation>
    </message>
    <message>
        <source>line %1: &apos;%2&apos; is not a column; name them seq, seconds and, where there are several kinds, kind</source>
        <translation>第 %1 行：“%2”不是列名；列名为 seq、seconds，若有多种类型再加 kind</translation>
    </message>
    <message>
        <source>line %1: the column %2 stands there twice</source>
        <translation>第 %1 行：列 %2 出现了两次</translation>
    </message>
    <message>
        <source>line %1: the column %2 is missing; the first line must be: seq,seconds</source>
        <translation>第 %1 行：缺少列 %2；第一行必须是 seq,seconds</translation>
    </message>
    <message>
        <source>line %1: seq must be a whole number from 1 to %2, not &apos;%3&apos;</source>
        <translation>第 %1 行：seq 必须是 1 到 %2 的整数，而不是“%3”</translation>
    </message>
    <message>
        <source>line %1: seconds must be a number from %2 to %3, not &apos;%4&apos;</source>
        <translation>第 %1 行：seconds 必须是 %2 到 %3 的数，而不是“%4”</translation>
    </message>
    <message>
        <source>line %1: kind must be one of: dense, mix, dense-layer, triangle-layer; not &apos;%2&apos;</source>
        <translation>第 %1 行：kind 必须是 dense、mix、dense-layer、triangle-layer 之一，而不是“%2”</translation>
    </message>
    <message>
        <source>line %1 has %2 values, not %3 as the first line</source>
        <translation>第 %1 行有 %2 个值，而第一行有 %3 个</translation>
    </message>
    <message>
        <source>there is no measurement: the first line is seq,seconds and each that follows one measurement, such as 32000,4.1</source>
        <translation>没有测量值：第一行是 seq,seconds，之后每行一个测量值，例如 32000,4.1</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Every parameter of the model that this device holds, once.</source>
        <translation>该设备所持有的模型参数，各计一次。</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV 缓存</translation>
    </message>
    <message>
        <source>Every layer keeps K and V of every token. No mask changes this: a later token may attend to any key.</source>
        <translation>每层都保存所有 token 的 K 和 V。任何掩码都不会改变这一点：之后的 token 可能关注任何键。</translation>
    </message>
    <message>
        <source>Scales of the KV cache</source>
        <translation>KV 缓存的缩放因子</translation>
    </message>
    <message>
        <source>INT8 keeps one fp32 scale for K and one for V of every KV head of every layer.</source>
        <translation>INT8 为每层每个 KV 头的 K 和 V 各保存一个 fp32 缩放因子。</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>One mask tensor in the chosen form, shared by all heads and layers that use it.</source>
        <translation>所选形式的一个掩码张量，由使用它的所有头和层共享。</translation>
    </message>
    <message>
        <source>Hidden state</source>
        <translation>隐藏状态</translation>
    </message>
    <message>
        <source>The residual stream: one hidden vector for every row of the call.</source>
        <translation>残差流：调用的每一行一个隐藏向量。</translation>
    </message>
    <message>
        <source>Q, K and V</source>
        <translation>Q、K 与 V</translation>
    </message>
    <message>
        <source>What the projections of one layer write for the rows of the call.</source>
        <translation>一层的投影为调用的各行写出的结果。</translation>
    </message>
    <message>
        <source>Attention output</source>
        <translation>注意力输出</translation>
    </message>
    <message>
        <source>One vector of every query head for every row of the call.</source>
        <translation>调用的每一行、每个查询头一个向量。</translation>
    </message>
    <message>
        <source>Ring buffer</source>
        <translation>环形缓冲区</translation>
    </message>
    <message>
        <source>K and V of one layer of another rank&apos;s keys, which arrive while the own are used.</source>
        <translation>一层中来自另一 rank 的键的 K 和 V，在使用自身的 K 和 V 时到达。</translation>
    </message>
    <message>
        <source>Expanded K and V</source>
        <translation>展开的 K 与 V</translation>
    </message>
    <message>
        <source>The published kernel copies K and V of one layer for every query head.</source>
        <translation>已发布的内核把一层的 K 和 V 为每个查询头各复制一份。</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>注意力分数</translation>
    </message>
    <message>
        <source>The scores in fp32 that the kernel writes out, of one layer; masked ones too.</source>
        <translation>内核写出的一层 fp32 注意力分数，包括被掩蔽的。</translation>
    </message>
    <message>
        <source>Kernel workspace</source>
        <translation>内核工作区</translation>
    </message>
    <message>
        <source>In fp32, for every row of every head: the log-sum-exp, or the output, maximum and sum that two passes share.</source>
        <translation>以 fp32 为每个头的每一行保存：log-sum-exp，或两遍计算共用的输出、最大值与和。</translation>
    </message>
    <message>
        <source>MLP activations</source>
        <translation>MLP 激活</translation>
    </message>
    <message>
        <source>The normed input and the gate and up products of one layer, the largest one.</source>
        <translation>一层（最大的一层）归一化后的输入以及 gate 与 up 的乘积。</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>Logits</translation>
    </message>
    <message>
        <source>In fp32, of the last position only, as in serving.</source>
        <translation>fp32，仅最后一个位置，与推理服务相同。</translation>
    </message>
    <message>
        <source>What always lives, and the most that one of attention, MLP and logits adds.</source>
        <translation>始终存在的部分，加上注意力、MLP 与 logits 三者中最多的一项。</translation>
    </message>
    <message>
        <source>No causal half; its flash mode stores queries × keys (Llama-2-7B at 4096: 4.33 GB a layer, 0.13 GB ideal) and it caps the length at 4096.</source>
        <translation>没有因果减半；其 flash 模式存储查询 × 键（Llama-2-7B，4096：每层 4.33 GB，理想为 0.13 GB），并把长度限制在 4096。</translation>
    </message>
    <message>
        <source>No causal half: half of what it counts is never computed.</source>
        <translation>没有因果减半：它所计的一半从不计算。</translation>
    </message>
    <message>
        <source>No causal half, so the utilisation that it reports is up to twice the real one.</source>
        <translation>没有因果减半，因此它报告的利用率最多可达实际的两倍。</translation>
    </message>
    <message>
        <source>No causal half; its block-sparse path rejects causal masks and GQA and does not scale the bytes of K and V.</source>
        <translation>没有因果减半；其块稀疏路径不接受因果掩码和 GQA，也不按比例缩减 K 和 V 的字节数。</translation>
    </message>
    <message>
        <source>A constant 1.8 stands for the causal half, which is 2 at any long prompt.</source>
        <translation>用常数 1.8 代替因果减半，而对任何长提示它都是 2。</translation>
    </message>
    <message>
        <source>AIConfigurator, causal</source>
        <translation>AIConfigurator，因果</translation>
    </message>
    <message>
        <source>Half the square leaves out half of the diagonal: right to within one part in the number of tokens.</source>
        <translation>取方形的一半会漏掉半条对角线：误差不超过 token 数分之一。</translation>
    </message>
    <message>
        <source>AIConfigurator, window</source>
        <translation>AIConfigurator，窗口</translation>
    </message>
    <message>
        <source>Jumps to twice as much where the prompt outgrows the window by one token, and knows neither sinks nor last rows.</source>
        <translation>提示比窗口长出一个 token 时跳到两倍，且不知道汇聚键和末尾行。</translation>
    </message>
    <message>
        <source>calflops, PyTorch on CPU</source>
        <translation>calflops、CPU 上的 PyTorch</translation>
    </message>
    <message>
        <source>Fused attention is not hooked, so it costs nothing at all.</source>
        <translation>没有挂钩融合注意力，因此它完全不计成本。</translation>
    </message>
    <message>
        <source>TriScope: causal, exact</source>
        <translation>TriScope：因果，精确</translation>
    </message>
    <message>
        <source>Every cell on and below the diagonal, exactly.</source>
        <translation>对角线及其下方的每个单元，精确计数。</translation>
    </message>
    <message>
        <source>TriScope: pattern, exact</source>
        <translation>TriScope：模式，精确</translation>
    </message>
    <message>
        <source>Every cell that the pattern keeps.</source>
        <translation>该模式保留的每个单元。</translation>
    </message>
    <message>
        <source>TriScope: pattern, in blocks</source>
        <translation>TriScope：模式，按块</translation>
    </message>
    <message>
        <source>Every cell of the blocks that are not empty, as a block kernel computes them.</source>
        <translation>所有非空块的每个单元，与分块内核的计算一致。</translation>
    </message>
    <message>
        <source>what the KV cache is stored as: auto (as the weights), fp16, bf16, int8</source>
        <translation>KV 缓存的存储类型：auto（与权重相同）、fp16、bf16、int8</translation>
    </message>
    <message>
        <source>tokens of one call of a chunked prefill; 0 means the whole prompt</source>
        <translation>分块预填充每次调用的 token 数；0 表示整个提示</translation>
    </message>
    <message>
        <source>the longest run needs %1 of memory; %2 are available. Measure shorter lengths or fewer heads.</source>
        <translation>最长的一次运行需要 %1 内存，可用 %2。请测量更短的长度或更少的头。</translation>
    </message>
    <message>
        <source>names no length to measure</source>
        <translation>没有给出要测量的长度</translation>
    </message>
    <message>
        <source>%1 must be a whole number, a text, or a list of them, not %2</source>
        <translation>%1 须为整数、文本或其列表，而不是 %2</translation>
    </message>
    <message>
        <source>%1 is not a setting that a cost depends on</source>
        <translation>%1 不是影响成本的设置</translation>
    </message>
    <message>
        <source>names no configuration</source>
        <translation>没有给出任何配置</translation>
    </message>
    <message>
        <source>varies %1 twice</source>
        <translation>两次变动 %1</translation>
    </message>
    <message>
        <source>makes more than %1 configurations; give fewer values</source>
        <translation>产生的配置超过 %1 个；请减少取值</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a range of whole numbers; write 1K..64K or 0..512+128, of at most %2 values</source>
        <translation>“%1”不是整数范围；请写 1K..64K 或 0..512+128，至多 %2 个取值</translation>
    </message>
    <message>
        <source>sparse_mode 0 needs pre_tokens + next_tokens &gt;= 0 and pre_tokens &gt; -keys</source>
        <translation>sparse_mode 0 要求 pre_tokens + next_tokens &gt;= 0 且 pre_tokens &gt; -键数</translation>
    </message>
    <message>
        <source>the mask keeps cells that pre_tokens and next_tokens let sparse_mode 0 skip</source>
        <translation>掩码保留了 sparse_mode 0 按 pre_tokens 和 next_tokens 会跳过的单元</translation>
    </message>
    <message>
        <source>sparse_mode %1 keeps other cells than this mask</source>
        <translation>sparse_mode %1 保留的单元与此掩码不同</translation>
    </message>
    <message>
        <source>the inference operators take sparse_mode 0 to 4, not %1</source>
        <translation>推理算子只接受 sparse_mode 0 到 4，不接受 %1</translation>
    </message>
    <message>
        <source>the operator takes a head_dim of at most 512 in multiples of %1, not %2</source>
        <translation>算子要求 head_dim 不超过 512 且为 %1 的倍数，而不是 %2</translation>
    </message>
    <message>
        <source>the operator takes at most 256 heads, and at most 64 to each KV head</source>
        <translation>算子最多接受 256 个头，每个 KV 头最多对应 64 个头</translation>
    </message>
    <message>
        <source>the operator takes at most %1 tokens</source>
        <translation>算子最多接受 %1 个 token</translation>
    </message>
    <message>
        <source>the operator takes fp16 or bf16, not fp32</source>
        <translation>算子只接受 fp16 或 bf16，不接受 fp32</translation>
    </message>
    <message>
        <source>the operator takes an innerPrecise of 0 to 3, not %1</source>
        <translation>算子的 innerPrecise 取值为 0 到 3，而不是 %1</translation>
    </message>
    <message>
        <source>the operator takes a mask tensor to add in fp16 with innerPrecise 1 only</source>
        <translation>只有在 fp16 且 innerPrecise 为 1 时，算子才接受相加的掩码张量</translation>
    </message>
    <message>
        <source>is empty; it must hold a JSON object</source>
        <translation>为空；必须包含一个 JSON 对象</translation>
    </message>
    <message>
        <source>is not a JSON object of settings with their values; write {&quot;seq&quot;: [&quot;32K&quot;, &quot;128K&quot;], &quot;sink&quot;: [4, 8]}</source>
        <translation>不是由设置及其取值组成的 JSON 对象；请写 {&quot;seq&quot;: [&quot;32K&quot;, &quot;128K&quot;], &quot;sink&quot;: [4, 8]}</translation>
    </message>
    <message>
        <source>only %1 of %2 layers uses the pattern</source>
        <translation>%2 层中只有 %1 层使用该模式</translation>
    </message>
    <message>
        <source>blockSparseMask of the block-sparse operator, where 1 means compute; once for each head. It cannot cut inside a block; partial blocks: %1.</source>
        <translation>块稀疏算子的 blockSparseMask，其中 1 表示计算；每个头一份。它无法在块内裁剪；部分块：%1 个。</translation>
    </message>
    <message>
        <source>The block-sparse operator takes key blocks in multiples of 128 only. It cannot cut inside a block; partial blocks: %1.</source>
        <translation>块稀疏算子只接受 128 整数倍的键块。它无法在块内裁剪；部分块：%1 个。</translation>
    </message>
    <message>
        <source>1 of %2 layers keeps its sliding window of %3 tokens, and caches no more than that: the pattern stands in for full attention only.</source>
        <translation>%2 层中有 1 层保留 %3 个 token 的滑动窗口，缓存也不超过该窗口：模式只取代完整注意力。</translation>
    </message>
    <message>
        <source>1 of %2 layers has linear attention: no scores to mask, and a state of fixed size instead of a KV cache.</source>
        <translation>%2 层中有 1 层为线性注意力：没有可掩码的分数，以固定大小的状态代替 KV 缓存。</translation>
    </message>
    <message>
        <source>1 of the chosen layers does not have full attention and stays as it is.</source>
        <translation>所选层中有 1 层不是完整注意力，保持原样。</translation>
    </message>
    <message>
        <source>Tensor and context parallelism divide the memory, over %1 devices; all times are those of one device that computes everything.</source>
        <translation>张量并行与上下文并行把内存分到 %1 台设备上；所有时间仍是由一台设备完成全部计算的时间。</translation>
    </message>
    <message>
        <source>The queries stand at positions %1 to %2, the keys at 0 to %3: a query past the last key does not see itself, nor what is between.</source>
        <translation>查询位于位置 %1 到 %2，键位于 0 到 %3：越过最后一个键的查询看不到自身，也看不到两者之间的内容。</translation>
    </message>
    <message>
        <source>The pattern keeps no cell here: no query sees a key, and its attention is priced at nothing.</source>
        <translation>该模式在此不保留任何单元：没有查询能看到键，其注意力按零计价。</translation>
    </message>
    <message>
        <source>devices that share every layer; divides the memory, not the time</source>
        <translation>共同分担每一层的设备数；只分摊内存，不缩短时间</translation>
    </message>
    <message>
        <source>devices, or groups of them, that divide the rows of a prompt; divides the memory, not the time</source>
        <translation>划分提示各行的设备数，或设备组数；只分摊内存，不缩短时间</translation>
    </message>
    <message>
        <source>no sparse mode keeps what this mask keeps, nor can sinks, a window and last rows be told apart in it</source>
        <translation>没有任何 sparse_mode 恰好保留此掩码所保留的单元，也无法从中分出 sink、窗口和末尾行</translation>
    </message>
    <message>
        <source>the operator takes a batch of at most %1, which is block rows here</source>
        <translation>算子的批大小最多为 %1，这里一批即一个块行</translation>
    </message>
    <message>
        <source>the mask keeps no whole block of 128 x 128 cells</source>
        <translation>此掩码没有完整保留任何 128 × 128 的块</translation>
    </message>
    <message>
        <source>%1 of CANN was called and has not returned yet</source>
        <translation>已调用 CANN 的 %1，但尚未返回</translation>
    </message>
    <message>
        <source>CANN was finalised in this process</source>
        <translation>本进程中的 CANN 已经去初始化</translation>
    </message>
    <message>
        <source>CANN cannot be used: %1 %2</source>
        <translation>CANN 无法使用：%1 %2</translation>
    </message>
    <message>
        <source>there is no CANN here: %1 files were looked for, the last error was: %2</source>
        <translation>这里没有 CANN：查找了 %1 个文件，最后的错误是：%2</translation>
    </message>
    <message>
        <source>there is no NPU %1: there are %2, counted from 0</source>
        <translation>没有编号为 %1 的 NPU：共有 %2 个，从 0 开始编号</translation>
    </message>
    <message>
        <source>the NPU cannot be used: %1</source>
        <translation>NPU 无法使用：%1</translation>
    </message>
    <message>
        <source>CANN is here, but sees no NPU</source>
        <translation>已安装 CANN，但没有发现 NPU</translation>
    </message>
    <message>
        <source>the fused attention operators do not run on %1</source>
        <translation>融合注意力算子不支持 %1</translation>
    </message>
    <message>
        <source>CANN&apos;s libraries have none of the attention operators that are known here</source>
        <translation>CANN 的库中没有本程序所知的任何注意力算子</translation>
    </message>
    <message>
        <source>the 310P&apos;s operator takes fp16 only</source>
        <translation>310P 的算子只接受 fp16</translation>
    </message>
    <message>
        <source>the 310P&apos;s operator takes as many KV heads as heads only</source>
        <translation>310P 的算子要求 KV 头数与头数相同</translation>
    </message>
    <message>
        <source>the 310P&apos;s operator takes masks of cells only, for as many queries as keys in multiples of 128</source>
        <translation>310P 的算子只接受逐单元的掩码，且查询数须等于键数并为 128 的倍数</translation>
    </message>
    <message>
        <source>CANN here has no %1</source>
        <translation>此处的 CANN 没有 %1</translation>
    </message>
    <message>
        <source>the block-sparse operator takes a head_dim of 64 or 128, not %1</source>
        <translation>块稀疏算子只接受 64 或 128 的 head_dim，不接受 %1</translation>
    </message>
    <message>
        <source>CANN here has no attention operator for this device</source>
        <translation>此处的 CANN 没有适用于该设备的注意力算子</translation>
    </message>
    <message>
        <source>calls are merged by their LSE, which %1 does not give</source>
        <translation>各次调用要按 LSE 合并，而 %1 不返回 LSE</translation>
    </message>
    <message>
        <source>%4 holds %3; expected is %1 of shape %2</source>
        <translation>%4 存放的是 %3；应为形状 %2 的 %1</translation>
    </message>
    <message>
        <source>%3; expected is %1 of shape %2</source>
        <translation>%3；应为形状 %2 的 %1</translation>
    </message>
    <message>
        <source>%4 holds shape %3; expected is %1 of shape %2</source>
        <translation>%4 的形状是 %3；应为形状 %2 的 %1</translation>
    </message>
    <message>
        <source>%4 holds values that are not of that type; expected is %1 of shape %2</source>
        <translation>%4 含有不属于该类型的值；应为形状 %2 的 %1</translation>
    </message>
    <message>
        <source>%1 is not the file that the case was written with</source>
        <translation>%1 不是写入用例时的那个文件</translation>
    </message>
    <message>
        <source>lacks a file: %1</source>
        <translation>缺少文件：%1</translation>
    </message>
    <message>
        <source>%1 is the result of case %2; expected is one of case %3</source>
        <translation>%1 是用例 %2 的结果；应为用例 %3 的结果</translation>
    </message>
    <message>
        <source>%1 must be %2</source>
        <translation>%1 必须是 %2</translation>
    </message>
    <message>
        <source>%1 lacks %2</source>
        <translation>%1 缺少 %2</translation>
    </message>
    <message>
        <source>%1 does not fit the rest: something in the file was changed</source>
        <translation>%1 与其余内容不符：文件已被改动</translation>
    </message>
    <message>
        <source>is no case: %1</source>
        <translation>不是用例：%1</translation>
    </message>
    <message>
        <source>%1 can be called with 0 or 1 only, not %2</source>
        <translation>%1 只能以 0 或 1 调用，不能是 %2</translation>
    </message>
    <message>
        <source>%1 takes no mask that leaves a row without a key; npu_fused_infer_attention_score does</source>
        <translation>%1 不接受使某一行没有键的掩码；npu_fused_infer_attention_score 可以</translation>
    </message>
    <message>
        <source>%1 holds %2, which came back from a run; move it away</source>
        <translation>%1 中有 %2，它是运行后带回的结果；请先移走</translation>
    </message>
    <message>
        <source>%1 must be new, empty or an earlier case; it holds %2, which is not of a case</source>
        <translation>%1 必须是新目录、空目录或先前的用例；其中有不属于用例的 %2</translation>
    </message>
    <message>
        <source>%1 must be new, empty or an earlier case: %2</source>
        <translation>%1 必须是新目录、空目录或先前的用例：%2</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>the files would take %1, more than the %2 that a case may have</source>
        <translation>这些文件将占用 %1，超过一个用例允许的 %2</translation>
    </message>
    <message>
        <source>Each of %1 devices needs %2, which does not fit into the %3 of one %4.</source>
        <translation>%1 个设备中的每一个都需要 %2，超出单个 %4 的 %3 容量。</translation>
    </message>
    <message>
        <source>%1 is neither a .npy file nor the folder of a case</source>
        <translation>%1 既不是 .npy 文件，也不是用例的文件夹</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>%1 takes fp16 or bf16, not fp32</source>
        <translation>%1 只接受 fp16 或 bf16，不接受 fp32</translation>
    </message>
    <message>
        <source>Q, K and V rounded</source>
        <translation>Q、K、V 舍入</translation>
    </message>
    <message>
        <source>K and V kept in INT8</source>
        <translation>K、V 以 INT8 存储</translation>
    </message>
    <message>
        <source>scores in fp16</source>
        <translation>分数用 fp16</translation>
    </message>
    <message>
        <source>P rounded before P V</source>
        <translation>P 在 P V 之前舍入</translation>
    </message>
    <message>
        <source>sums of P and of P V in fp16</source>
        <translation>P 的和与 P V 用 fp16</translation>
    </message>
    <message>
        <source>order of accumulation: Cube unit and tiles</source>
        <translation>累加顺序：Cube 单元与分块</translation>
    </message>
    <message>
        <source>the number in place of masked scores</source>
        <translation>代替被掩码分数的数值</translation>
    </message>
    <message>
        <source>the output rounded</source>
        <translation>输出舍入</translation>
    </message>
    <message>
        <source>plain float arithmetic</source>
        <translation>普通 float 运算</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>全部同时开启</translation>
    </message>
    <message>
        <source>%1 of the %2 rows that it makes NaN or infinite are, and no other</source>
        <translation>在它会使之成为 NaN 或无穷大的 %2 行中，有 %1 行确实如此，其他行没有</translation>
    </message>
    <message>
        <source>over all %1 rows together the output has moved %2 times as far as it would move it, give or take %3; a right one would have by 0</source>
        <translation>合计全部 %1 行，输出的移动是它所造成移动的 %2 倍，误差 ±%3；正确的输出应为 0</translation>
    </message>
    <message>
        <source>in %1 of the %2 rows that it changes the LSE is as it makes it, up to %3 from what was asked for; the output is the same</source>
        <translation>在它改变的 %2 行中，有 %1 行的 LSE 正如它所造成的那样，与所要求的最多相差 %3；输出相同</translation>
    </message>
    <message>
        <source>in %1 of the %2 rows that it changes the output is as it makes it: at most %3 from that, and up to %4 from what was asked for</source>
        <translation>在它改变的 %2 行中，有 %1 行的输出正如它所造成的那样：与之最多相差 %3，而与所要求的相差可达 %4</translation>
    </message>
    <message>
        <source>dense attention is the same here</source>
        <translation>稠密注意力在这里与它相同</translation>
    </message>
    <message>
        <source>the mask keeps all of the %1 causal cells</source>
        <translation>掩码保留了全部 %1 个因果单元</translation>
    </message>
    <message>
        <source>as if last were %1</source>
        <translation>如同 last 为 %1</translation>
    </message>
    <message>
        <source>Triangle with sink %1, window %2, last %3 (%4)</source>
        <translation>Triangle，sink %1、window %2、last %3（%4）</translation>
    </message>
    <message>
        <source>[-0:] takes every row to be a last one, and attends densely</source>
        <translation>[-0:] 把每一行都当作最后的行，并进行稠密注意力</translation>
    </message>
    <message>
        <source>[:-0] takes no row, and nothing is written</source>
        <translation>[:-0] 不取任何行，什么也没有写入</translation>
    </message>
    <message>
        <source>%1 sinks and %2 last rows instead of %3 and %4</source>
        <translation>%1 个汇聚键和 %2 个末尾行，而不是 %3 和 %4</translation>
    </message>
    <message>
        <source>whole blocks of %1</source>
        <translation>边长 %1 的整块</translation>
    </message>
    <message>
        <source>whole blocks of %1, and no future cells</source>
        <translation>边长 %1 的整块，且没有未来的单元</translation>
    </message>
    <message>
        <source>every query sees every key</source>
        <translation>每个查询都看到每个键</translation>
    </message>
    <message>
        <source>dense: causality and nothing else</source>
        <translation>稠密：只有因果性</translation>
    </message>
    <message>
        <source>%1 sinks, and %2 diagonals of a window</source>
        <translation>%1 个汇聚键，窗口有 %2 条对角线</translation>
    </message>
    <message>
        <source>the window one diagonal shorter: %1 of %2</source>
        <translation>窗口少一条对角线：%2 条中的 %1 条</translation>
    </message>
    <message>
        <source>the window one diagonal longer: %1 instead of %2</source>
        <translation>窗口多一条对角线：%1 条而不是 %2 条</translation>
    </message>
    <message>
        <source>exactly the cells that were to be left out</source>
        <translation>恰好是应当去掉的单元</translation>
    </message>
    <message>
        <source>exactly the causal cells that were to be left out</source>
        <translation>恰好是应当去掉的因果单元</translation>
    </message>
    <message>
        <source>(1 - keep) * -1e6 is 0 * -infinity where a key is kept</source>
        <translation>在保留键的地方，(1 - keep) * -1e6 就是 0 * -无穷大</translation>
    </message>
    <message>
        <source>-infinity in all cells of a row without a key</source>
        <translation>没有键的行，所有单元都是 -无穷大</translation>
    </message>
    <message>
        <source>sinks inside the window have twice their weight</source>
        <translation>窗口内的汇聚键有两倍的权重</translation>
    </message>
    <message>
        <source>exp(infinity - infinity) is NaN</source>
        <translation>exp(无穷大 - 无穷大) 是 NaN</translation>
    </message>
    <message>
        <source>taken as the largest float, it leaves the other part no weight</source>
        <translation>当作最大的浮点数时，另一部分便没有权重</translation>
    </message>
    <message>
        <source>the plain average of all values instead of 0</source>
        <translation>所有值的简单平均，而不是 0</translation>
    </message>
    <message>
        <source>attention to all keys: -1e6 was added to each of their scores</source>
        <translation>注意所有的键：每个分数都加上了 -1e6</translation>
    </message>
    <message>
        <source>attention to all keys: -1e4 was added to each of their scores</source>
        <translation>注意所有的键：每个分数都加上了 -1e4</translation>
    </message>
    <message>
        <source>scores beyond 65,504 became infinite</source>
        <translation>超过 65,504 的分数变成了无穷大</translation>
    </message>
    <message>
        <source>scores beyond 65,504 were cut off there</source>
        <translation>超过 65,504 的分数在那里被截断</translation>
    </message>
    <message>
        <source>dense attention instead of Triangle, and no test would notice</source>
        <translation>用稠密注意力代替 Triangle，而没有测试会察觉</translation>
    </message>
    <message>
        <source>The call asks for dense attention, as a layer that is not to be Triangle does.</source>
        <translation>该调用要求稠密注意力，如同不应为 Triangle 的层那样。</translation>
    </message>
    <message>
        <source>The call asks for no last rows, instead of %1.</source>
        <translation>该调用不要求末尾行，而不是 %1 行。</translation>
    </message>
    <message>
        <source>The window is as long as the prompt, %1 tokens, so that Middle is empty.</source>
        <translation>窗口与提示一样长（%1 个 token），因此 Middle 为空。</translation>
    </message>
    <message>
        <source>The first %1 tokens are padding, which nobody attends to and which has no key itself.</source>
        <translation>前 %1 个 token 是填充：没有谁注意它们，它们自己也没有键。</translation>
    </message>
    <message>
        <source>The call is in fp16.</source>
        <translation>该调用使用 fp16。</translation>
    </message>
    <message>
        <source>Q and K are %1 times as large, so that scores leave the range of fp16.</source>
        <translation>Q 和 K 放大到 %1 倍，使分数超出 fp16 的范围。</translation>
    </message>
    <message>
        <source>needs a mask of sinks, a window and last rows: triangle or streaming</source>
        <translation>需要由汇聚键、窗口和末尾行组成的掩码：triangle 或 streaming</translation>
    </message>
    <message>
        <source>the port ackerm0n/vllm-trianglemix</source>
        <translation>移植项目 ackerm0n/vllm-trianglemix</translation>
    </message>
    <message>
        <source>The setting of last is ignored</source>
        <translation>last 的设置被忽略</translation>
    </message>
    <message>
        <source>The documents pass last_n, the code reads n_last: a default is used.</source>
        <translation>文档传入 last_n，代码读取 n_last：于是用了默认值。</translation>
    </message>
    <message>
        <source>Reject names that nobody reads, and test with a last that is no default.</source>
        <translation>拒绝没有人读取的名称，并用非默认的 last 来测试。</translation>
    </message>
    <message>
        <source>Every layer becomes Triangle</source>
        <translation>每一层都变成 Triangle</translation>
    </message>
    <message>
        <source>An unset starting layer is −1, and every layer is beyond it: dense ones are Triangle, too.</source>
        <translation>未设置的起始层是 −1，每一层都在它之后：稠密层也成了 Triangle。</translation>
    </message>
    <message>
        <source>the reference code, microsoft/MInference</source>
        <translation>参考代码 microsoft/MInference</translation>
    </message>
    <message>
        <source>Make the layers an explicit list, and compare a layer that is to be dense as well.</source>
        <translation>把层写成明确的列表，并且也比较一个应为稠密的层。</translation>
    </message>
    <message>
        <source>needs a call that asks for dense attention</source>
        <translation>需要一个要求稠密注意力的调用</translation>
    </message>
    <message>
        <source>[:-0] is an empty slice</source>
        <translation>[:-0] 是空切片</translation>
    </message>
    <message>
        <source>Without last rows, [:-last] takes none of the rows and [-last:] all.</source>
        <translation>没有末尾行时，[:-last] 一行也不取，[-last:] 取全部。</translation>
    </message>
    <message>
        <source>the reference code, for a prompt of one token</source>
        <translation>参考代码，提示只有一个 token 时</translation>
    </message>
    <message>
        <source>Slice by [:n - last], and treat last = 0 on its own.</source>
        <translation>用 [:n - last] 切片，并单独处理 last = 0。</translation>
    </message>
    <message>
        <source>needs a mask of sinks and a window without last rows</source>
        <translation>需要由汇聚键和窗口组成、没有末尾行的掩码</translation>
    </message>
    <message>
        <source>1-based formulas on 0-based indices</source>
        <translation>从 1 计数的公式用在从 0 计数的下标上</translation>
    </message>
    <message>
        <source>The paper counts from 1; taken literally, there is a sink more and a last row less.</source>
        <translation>论文从 1 计数；照字面使用时，汇聚键多一个，末尾行少一行。</translation>
    </message>
    <message>
        <source>Re-base the formulas (--convention paper), and count the kept cells.</source>
        <translation>换算公式（--convention paper），并数一数保留的单元。</translation>
    </message>
    <message>
        <source>Floor and clamp turn tokens into blocks</source>
        <translation>向下取整再钳位，把 token 变成块</translation>
    </message>
    <message>
        <source>max(1, ⌊tokens / 64⌋) makes two blocks of 4 sinks, and Last disappears.</source>
        <translation>max(1, ⌊tokens / 64⌋) 使 4 个汇聚键变成两块，而 Last 消失了。</translation>
    </message>
    <message>
        <source>Derive blocks from the token mask (empty, partial, full).</source>
        <translation>从 token 掩码推出块（空、部分、满）。</translation>
    </message>
    <message>
        <source>A mask of None has no causality</source>
        <translation>None 掩码没有因果性</translation>
    </message>
    <message>
        <source>None was to mean dense, but then queries see the future as well.</source>
        <translation>None 本意是稠密，但这样查询也会看到未来。</translation>
    </message>
    <message>
        <source>Ask for causality in so many words: sparse_mode 2 or 3, or a causal mask.</source>
        <translation>明确要求因果性：sparse_mode 2 或 3，或因果掩码。</translation>
    </message>
    <message>
        <source>The mask is never handed to the call</source>
        <translation>掩码从未交给调用</translation>
    </message>
    <message>
        <source>It is computed and then forgotten: the call is dense and causal.</source>
        <translation>它被计算出来，然后被遗忘：调用是稠密且因果的。</translation>
    </message>
    <message>
        <source>Test on a length with a Middle, against dense as well.</source>
        <translation>在有 Middle 的长度上测试，并且也与稠密相比。</translation>
    </message>
    <message>
        <source>−1e6 or −1e9 in fp16</source>
        <translation>fp16 中的 −1e6 或 −1e9</translation>
    </message>
    <message>
        <source>Both are beyond ±65,504 and become −infinity, and 0 times that is NaN.</source>
        <translation>两者都超出 ±65,504，变成 −无穷大，而 0 乘以它是 NaN。</translation>
    </message>
    <message>
        <source>Use a bool mask, or the lowest finite value of the type.</source>
        <translation>使用 bool 掩码，或该类型最小的有限值。</translation>
    </message>
    <message>
        <source>needs a call in fp16</source>
        <translation>需要 fp16 的调用</translation>
    </message>
    <message>
        <source>Sink and window are swapped</source>
        <translation>汇聚键数与窗口互换</translation>
    </message>
    <message>
        <source>Two numbers without names change places.</source>
        <translation>两个没有名称的数字换了位置。</translation>
    </message>
    <message>
        <source>the README of another project</source>
        <translation>另一个项目的 README</translation>
    </message>
    <message>
        <source>Pass them by name, and look at the picture of the mask.</source>
        <translation>按名称传递，并看一看掩码的图。</translation>
    </message>
    <message>
        <source>Sinks are counted twice in a merge</source>
        <translation>合并时汇聚键被计算两次</translation>
    </message>
    <message>
        <source>Sinks inside the window are in both calls that the LSE merges.</source>
        <translation>窗口内的汇聚键同时在由 LSE 合并的两个调用中。</translation>
    </message>
    <message>
        <source>band and sinks as calls of their own</source>
        <translation>带状与汇聚键各为一个调用</translation>
    </message>
    <message>
        <source>Let the second call have only the sinks that the window has left behind.</source>
        <translation>让第二个调用只含窗口已经越过的汇聚键。</translation>
    </message>
    <message>
        <source>The LSE of a row without a key is taken as a weight</source>
        <translation>没有键的行的 LSE 被当作权重</translation>
    </message>
    <message>
        <source>Operators report +infinity for it; in a merge it is NaN, or outweighs all that is there.</source>
        <translation>算子为它返回 +无穷大；合并时成为 NaN，或压过其他一切。</translation>
    </message>
    <message>
        <source>CANN&apos;s fused operators, rows whose sinks are all in the window</source>
        <translation>CANN 的融合算子，汇聚键全在窗口内的行</translation>
    </message>
    <message>
        <source>Count an LSE of +infinity as weight 0, or leave such rows out of the call.</source>
        <translation>把 +无穷大 的 LSE 计为权重 0，或不把这样的行放进该调用。</translation>
    </message>
    <message>
        <source>A test without a Middle</source>
        <translation>没有 Middle 的测试</translation>
    </message>
    <message>
        <source>Where Middle is empty, Triangle is dense, and a test of it proves nothing.</source>
        <translation>Middle 为空时，Triangle 就是稠密，对它的测试证明不了什么。</translation>
    </message>
    <message>
        <source>Rows without a key are averages</source>
        <translation>没有键的行成了平均值</translation>
    </message>
    <message>
        <source>When all scores of a row get the same finite value, its softmax is uniform instead of 0.</source>
        <translation>一行的所有分数取同一个有限值时，它的 softmax 是均匀的，而不是 0。</translation>
    </message>
    <message>
        <source>CANN&apos;s fused operators with innerPrecise 0 or 1</source>
        <translation>CANN 的融合算子，innerPrecise 为 0 或 1</translation>
    </message>
    <message>
        <source>Set bit 1 of innerPrecise (2 or 3), or write zeros yourself.</source>
        <translation>设置 innerPrecise 的第 1 位（2 或 3），或自己写入零。</translation>
    </message>
    <message>
        <source>needs a mask with a row that keeps no key</source>
        <translation>需要有一行不保留任何键的掩码</translation>
    </message>
    <message>
        <source>The mask is inverted</source>
        <translation>掩码反了</translation>
    </message>
    <message>
        <source>1 means masked to atten_mask, and keep to others and to block masks.</source>
        <translation>1 在 atten_mask 中表示屏蔽，在别处和块掩码中表示保留。</translation>
    </message>
    <message>
        <source>CANN&apos;s fused operators beside PyTorch and the block-sparse operator</source>
        <translation>CANN 的融合算子，相对于 PyTorch 和块稀疏算子</translation>
    </message>
    <message>
        <source>Name the tensor by what 1 means, and check one row by hand.</source>
        <translation>按 1 的含义给张量命名，并手工检查一行。</translation>
    </message>
    <message>
        <source>The window is off by one</source>
        <translation>窗口差一</translation>
    </message>
    <message>
        <source>i − j &lt;= window keeps one diagonal more than i − j &lt; window.</source>
        <translation>i − j &lt;= window 比 i − j &lt; window 多保留一条对角线。</translation>
    </message>
    <message>
        <source>the paper beside its reference code</source>
        <translation>论文与其参考代码之间</translation>
    </message>
    <message>
        <source>Say which convention a number has; count the kept cells.</source>
        <translation>说明数字采用哪种约定；数一数保留的单元。</translation>
    </message>
    <message>
        <source>Q·K overflows in fp16</source>
        <translation>Q·K 在 fp16 中溢出</translation>
    </message>
    <message>
        <source>In high performance the product leaves the Cube unit in fp16, before it is scaled.</source>
        <translation>高性能模式下，乘积在缩放之前就以 fp16 离开 Cube 单元。</translation>
    </message>
    <message>
        <source>CANN&apos;s fused operators with innerPrecise 1 or 3</source>
        <translation>CANN 的融合算子，innerPrecise 为 1 或 3</translation>
    </message>
    <message>
        <source>Use innerPrecise 0 or 2, or bf16; or scale Q beforehand.</source>
        <translation>使用 innerPrecise 0 或 2，或 bf16；或事先缩放 Q。</translation>
    </message>
    <message>
        <source>needs a call in fp16 with scores beyond 65,504</source>
        <translation>需要分数超过 65,504 的 fp16 调用</translation>
    </message>
    <message>
        <source>the numbers of torch.testing.assert_close for %1: each element within %2 of its size or 1e-5</source>
        <translation>torch.testing.assert_close 对 %1 的数值：每个元素的误差不超过其大小的 %2 或 1e-5</translation>
    </message>
    <message>
        <source>only a run in fp16 or bf16 has steps to tell apart</source>
        <translation>只有 fp16 或 bf16 的运行才有可区分的步骤</translation>
    </message>
    <message>
        <source>how random Q, K and V are drawn: normal, sink-like (all queries align with the first keys) or needle (late queries seek one key)</source>
        <translation>如何生成随机的 Q、K、V：normal、sink-like（所有查询都与最前面的键对齐）或 needle（靠后的查询寻找某一个键）</translation>
    </message>
    <message>
        <source>by which rule results of a run agree: auto, vendor, tolerance, same-dtype or derived</source>
        <translation>按哪条规则判断运行结果一致：auto、vendor、tolerance、same-dtype 或 derived</translation>
    </message>
    <message>
        <source>the vendor has no rule for fp32; choose auto, derived, same-dtype or tolerance</source>
        <translation>厂商没有针对 fp32 的规则；请选择 auto、derived、same-dtype 或 tolerance</translation>
    </message>
    <message>
        <source>derived is a rule for fp32; choose auto, same-dtype, tolerance or vendor</source>
        <translation>derived 是针对 fp32 的规则；请选择 auto、same-dtype、tolerance 或 vendor</translation>
    </message>
    <message>
        <source>derived from this problem: at most twice the error of a plain %1 computation on the CPU against the reference (largest %2, root mean square %3, over %4 rows), or within 2^%5 of the largest value (%6)</source>
        <translation>由本问题得出：误差至多为 CPU 上普通 %1 计算相对参考的两倍（最大 %2，均方根 %3，共 %4 行），或在最大值（%6）的 2^%5 以内</translation>
    </message>
    <message>
        <source>derived from this case: every element within twice the largest error of the emulated operator against the reference (%1), or within 2^%2 of the largest value (%3)</source>
        <translation>由本用例得出：每个元素的误差在模拟算子相对参考的最大误差（%1）的两倍以内，或在最大值（%3）的 2^%2 以内</translation>
    </message>
    <message>
        <source>Test on clearly more tokens than sink + window + last, and look at the count of Middle.</source>
        <translation>用明显多于 sink + window + last 的词元数测试，并查看 Middle 的单元数。</translation>
    </message>
</context>
<context>
    <name>cost</name>
    <message>
        <source>Attention, kept cells</source>
        <translation>注意力（保留单元）</translation>
    </message>
    <message>
        <source>Attention, in blocks</source>
        <translation>注意力（按块计算）</translation>
    </message>
    <message>
        <source>Linear operations</source>
        <translation>线性运算</translation>
    </message>
    <message>
        <source>Bytes moved</source>
        <translation>搬运字节</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>KV cache, not reduced</source>
        <translation>KV 缓存（不会减少）</translation>
    </message>
    <message>
        <source>Mask tensor, per block</source>
        <translation>掩码张量（逐块）</translation>
    </message>
    <message>
        <source>Scores, if stored</source>
        <translation>注意力分数（若写出）</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Time, estimate</source>
        <translation>时间（估算）</translation>
    </message>
    <message>
        <source>linear operations</source>
        <translation>线性运算</translation>
    </message>
    <message>
        <source>arithmetic</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>访存</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>per block</source>
        <translation>逐块</translation>
    </message>
    <message>
        <source>token bool</source>
        <translation>逐 token 布尔</translation>
    </message>
    <message>
        <source>token fp32</source>
        <translation>逐 token fp32</translation>
    </message>
    <message>
        <source>Mask tensor, %1</source>
        <translation>掩码张量（%1）</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>%1 in one layer</source>
        <translation>单层 %1</translation>
    </message>
    <message>
        <source>Mix (%1 of %2)</source>
        <translation>混合（%1/%2）</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>vendor</source>
        <translation>厂商</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>推算</translation>
    </message>
    <message>
        <source>press</source>
        <translation>媒体报道</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>未证实</translation>
    </message>
    <message>
        <source>Time (estimate)</source>
        <translation>时间（估算）</translation>
    </message>
    <message>
        <source>Attention FLOP</source>
        <translation>注意力 FLOP</translation>
    </message>
    <message>
        <source>Executed FLOP</source>
        <translation>执行的 FLOP</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV 缓存</translation>
    </message>
    <message>
        <source>as long as dense attention (%1)</source>
        <translation>与稠密注意力用时相同（%1）</translation>
    </message>
    <message>
        <source>%1× faster than dense (%2)</source>
        <translation>速度是稠密的 %1 倍（%2）</translation>
    </message>
    <message>
        <source>%1× slower than dense (%2)</source>
        <translation>用时是稠密的 %1 倍（%2）</translation>
    </message>
    <message>
        <source>%1 of dense</source>
        <translation>稠密的 %1</translation>
    </message>
    <message>
        <source>%1 of the mix</source>
        <translation>混合的 %1</translation>
    </message>
    <message>
        <source>%1 of the pattern</source>
        <translation>该模式的 %1</translation>
    </message>
    <message>
        <source>%1 · Dense ÷ %2</source>
        <translation>%1 · 稠密 ÷ %2</translation>
    </message>
    <message>
        <source>How many times less than dense attention needs.</source>
        <translation>稠密注意力的需求是它的多少倍。</translation>
    </message>
    <message>
        <source>Estimate, not measured.</source>
        <translation>这是估算，并非实测。</translation>
    </message>
    <message>
        <source>Attention of the layers without the pattern</source>
        <translation>不使用该模式的层的注意力</translation>
    </message>
    <message>
        <source>By the roofline; each dense layer is launched on top of it.</source>
        <translation>按屋顶线模型计算；此外还要加上每个稠密层的启动。</translation>
    </message>
    <message>
        <source>Time to the first token</source>
        <translation>首个 token 时间</translation>
    </message>
    <message>
        <source>The pattern&apos;s layers are computed by: %1.</source>
        <translation>使用该模式的层由此内核计算：%1。</translation>
    </message>
    <message>
        <source>Time to the first token, dense</source>
        <translation>首个 token 时间，稠密</translation>
    </message>
    <message>
        <source>No layer uses the pattern.</source>
        <translation>没有任何层使用该模式。</translation>
    </message>
    <message>
        <source>A step of: %1.</source>
        <translation>此内核的一步：%1。</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1（对 %2）</translation>
    </message>
    <message>
        <source>On one %1, %2 prefills %3 in about %4 with %5 in %6 of %7: %8. Estimate for an ideal kernel.</source>
        <translation>在一块 %1 上，%2 预填充 %3 约需 %4，%7中有 %6 层使用 %5：%8。此为理想内核的估算。</translation>
    </message>
</context>
<context>
    <name>memory</name>
    <message>
        <source>Longest prompt that fits</source>
        <translation>可容纳的最长提示</translation>
    </message>
    <message>
        <source>the largest length with peak_bytes ≤ capacity</source>
        <translation>满足 peak_bytes ≤ 容量的最大长度</translation>
    </message>
    <message>
        <source>Every buffer grows with the length, so halving the range finds the last that fits.</source>
        <translation>每个缓冲区都随长度增大，因此二分即可找到最后一个可容纳的长度。</translation>
    </message>
    <message>
        <source>On one %1</source>
        <translation>在一块 %1 上</translation>
    </message>
    <message>
        <source>On each of %1 × %2</source>
        <translation>在 %1 块 %2 的每一块上</translation>
    </message>
    <message>
        <source>Not one token fits.</source>
        <translation>一个 token 也容纳不下。</translation>
    </message>
    <message>
        <source>The model is made for up to %1.</source>
        <translation>该模型的设计长度至多为 %1。</translation>
    </message>
    <message>
        <source>%1 the mix fits: it needs %2 of %3 at its peak. %4</source>
        <translation>%1，混合可以容纳：峰值需要 %2，容量为 %3。%4</translation>
    </message>
    <message>
        <source>%1 the mix does not fit: it needs %2 at its peak, of %3. %4</source>
        <translation>%1，混合无法容纳：峰值需要 %2，而容量为 %3。%4</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>KV cache (the same for all)</source>
        <translation>KV 缓存（三者相同）</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>Mask and kernel</source>
        <translation>掩码与内核</translation>
    </message>
    <message>
        <source>capacity %1</source>
        <translation>容量 %1</translation>
    </message>
    <message>
        <source>On a device</source>
        <translation>单个设备上</translation>
    </message>
    <message>
        <source>The numbers are those of one device.</source>
        <translation>数值为单个设备的。</translation>
    </message>
    <message>
        <source>Contiguous: one piece each</source>
        <translation>连续：每个 rank 一段</translation>
    </message>
    <message>
        <source>Zig-zag: one piece from each end</source>
        <translation>之字形：首尾各取一段</translation>
    </message>
    <message>
        <source>Striped: thin pieces in turn</source>
        <translation>条带：细条轮流分配</translation>
    </message>
    <message>
        <source>The busiest of %1 ranks has %2 the mean of a dense layer&apos;s cells, %3 of a layer with %4. Attention of the mix takes %5 as long as evenly divided.</source>
        <translation>%1 个 rank 中最忙的一个，在稠密层的单元数是平均值的 %2，在使用 %4 的层是 %3。混合的注意力耗时是均匀划分时的 %5。</translation>
    </message>
    <message>
        <source>“%1” comes to %2 and %3.</source>
        <translation>“%1”则为 %2 和 %3。</translation>
    </message>
    <message>
        <source>This pattern cannot be computed in chunks: %1</source>
        <translation>此模式无法分块计算：%1</translation>
    </message>
    <message>
        <source>If each chunk took its own last rows for the prompt&apos;s, it would be %1. The mix takes %2 on one device, in one call %3 (estimates).</source>
        <translation>若每块都把自己的末尾行当作提示的末尾行，则为 %1。混合在一个设备上需 %2，一次调用需 %3（估算）。</translation>
    </message>
    <message>
        <source>The longest prompt that fits has %1.</source>
        <translation>可容纳的最长提示为 %1。</translation>
    </message>
    <message>
        <source>In %1 of %2 a layer keeps %3, as in one call; %4 with the last rows.</source>
        <translation>分成 %1（每块 %2）时，一层保留 %3，与一次调用相同；其中含末尾行的有 %4。</translation>
    </message>
    <message>
        <source>In %1 of %2 a layer keeps %3, fewer than in one call: a chunk cannot see later keys; %4 with the last rows.</source>
        <translation>分成 %1（每块 %2）时，一层保留 %3，少于一次调用：每块看不到之后的键；其中含末尾行的有 %4。</translation>
    </message>
</context>
<context>
    <name>symbols</name>
    <message>
        <source>MLP weights</source>
        <translation>MLP 权重</translation>
    </message>
    <message>
        <source>active experts</source>
        <translation>激活的专家数</translation>
    </message>
    <message>
        <source>attention efficiency</source>
        <translation>注意力效率</translation>
    </message>
    <message>
        <source>attention layers</source>
        <translation>注意力层数</translation>
    </message>
    <message>
        <source>attention of dense layers</source>
        <translation>稠密层的注意力</translation>
    </message>
    <message>
        <source>attention of the mix</source>
        <translation>混合的注意力</translation>
    </message>
    <message>
        <source>attention of the other layers</source>
        <translation>其余层的注意力</translation>
    </message>
    <message>
        <source>attention weights</source>
        <translation>注意力权重</translation>
    </message>
    <message>
        <source>attention_bytes of a dense layer</source>
        <translation>一个稠密层的 attention_bytes</translation>
    </message>
    <message>
        <source>attention_bytes of a layer</source>
        <translation>一层的 attention_bytes</translation>
    </message>
    <message>
        <source>attention_bytes of a pattern layer</source>
        <translation>一个使用模式的层的 attention_bytes</translation>
    </message>
    <message>
        <source>attention_bytes of a sliding layer</source>
        <translation>一个滑动窗口层的 attention_bytes</translation>
    </message>
    <message>
        <source>band cells</source>
        <translation>带内单元</translation>
    </message>
    <message>
        <source>bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>block columns</source>
        <translation>块列数</translation>
    </message>
    <message>
        <source>block rows</source>
        <translation>块行数</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>bytes of 32 weights</source>
        <translation>32 个权重的字节数</translation>
    </message>
    <message>
        <source>bytes per K/V element</source>
        <translation>每个 K/V 元素的字节数</translation>
    </message>
    <message>
        <source>bytes per element</source>
        <translation>每个元素的字节数</translation>
    </message>
    <message>
        <source>cells in blocks of 128</source>
        <translation>128 块中的单元</translation>
    </message>
    <message>
        <source>convolution width</source>
        <translation>卷积宽度</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>dense MLP layers</source>
        <translation>稠密 MLP 层数</translation>
    </message>
    <message>
        <source>dense executed cells</source>
        <translation>稠密执行的单元</translation>
    </message>
    <message>
        <source>dense kept cells</source>
        <translation>稠密保留的单元</translation>
    </message>
    <message>
        <source>dense layers</source>
        <translation>稠密层数</translation>
    </message>
    <message>
        <source>dense seconds</source>
        <translation>稠密用时</translation>
    </message>
    <message>
        <source>early rows</source>
        <translation>前面的行</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>executed cells</source>
        <translation>执行的单元</translation>
    </message>
    <message>
        <source>executed_flops of a dense layer</source>
        <translation>一个稠密层的 executed_flops</translation>
    </message>
    <message>
        <source>executed_flops of a layer</source>
        <translation>一层的 executed_flops</translation>
    </message>
    <message>
        <source>executed_flops of a pattern layer</source>
        <translation>一个使用模式的层的 executed_flops</translation>
    </message>
    <message>
        <source>executed_flops of a sliding layer</source>
        <translation>一个滑动窗口层的 executed_flops</translation>
    </message>
    <message>
        <source>expert intermediate</source>
        <translation>专家中间维</translation>
    </message>
    <message>
        <source>expert layers</source>
        <translation>专家层数</translation>
    </message>
    <message>
        <source>experts</source>
        <translation>专家数</translation>
    </message>
    <message>
        <source>factor of the kernel</source>
        <translation>内核的倍数</translation>
    </message>
    <message>
        <source>flops</source>
        <translation>浮点运算数</translation>
    </message>
    <message>
        <source>full-attention layers</source>
        <translation>全注意力层数</translation>
    </message>
    <message>
        <source>head</source>
        <translation>输出头</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏维</translation>
    </message>
    <message>
        <source>intermediate</source>
        <translation>中间维</translation>
    </message>
    <message>
        <source>kept cells</source>
        <translation>保留的单元</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>键数</translation>
    </message>
    <message>
        <source>keys in reach</source>
        <translation>可及的键数</translation>
    </message>
    <message>
        <source>keys of a rank</source>
        <translation>一个 rank 的键数</translation>
    </message>
    <message>
        <source>last cells</source>
        <translation>末尾行单元</translation>
    </message>
    <message>
        <source>last rows</source>
        <translation>末尾行数</translation>
    </message>
    <message>
        <source>launch time</source>
        <translation>启动时间</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>linear efficiency</source>
        <translation>线性效率</translation>
    </message>
    <message>
        <source>linear key dim</source>
        <translation>线性键维</translation>
    </message>
    <message>
        <source>linear key heads</source>
        <translation>线性键头数</translation>
    </message>
    <message>
        <source>linear value dim</source>
        <translation>线性值维</translation>
    </message>
    <message>
        <source>linear value heads</source>
        <translation>线性值头数</translation>
    </message>
    <message>
        <source>linear-attention layers</source>
        <translation>线性注意力层数</translation>
    </message>
    <message>
        <source>memory efficiency</source>
        <translation>内存效率</translation>
    </message>
    <message>
        <source>mix seconds</source>
        <translation>混合用时</translation>
    </message>
    <message>
        <source>norms and biases</source>
        <translation>归一化与偏置</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>pattern executed cells</source>
        <translation>模式执行的单元</translation>
    </message>
    <message>
        <source>pattern kept cells</source>
        <translation>模式保留的单元</translation>
    </message>
    <message>
        <source>pattern layers</source>
        <translation>使用模式的层数</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>predicted over measured</source>
        <translation>预测与实测之比</translation>
    </message>
    <message>
        <source>row tiles</source>
        <translation>行分块数</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>seconds of a dense layer</source>
        <translation>一个稠密层的用时</translation>
    </message>
    <message>
        <source>seconds of a pattern layer</source>
        <translation>一个使用模式的层的用时</translation>
    </message>
    <message>
        <source>seconds of the ideal kernel</source>
        <translation>理想内核的用时</translation>
    </message>
    <message>
        <source>seconds of the kernel</source>
        <translation>内核的用时</translation>
    </message>
    <message>
        <source>shared intermediate</source>
        <translation>共享中间维</translation>
    </message>
    <message>
        <source>sink cells</source>
        <translation>汇聚单元</translation>
    </message>
    <message>
        <source>sink tiles</source>
        <translation>汇聚分块数</translation>
    </message>
    <message>
        <source>sinks</source>
        <translation>汇聚数</translation>
    </message>
    <message>
        <source>sliding executed cells</source>
        <translation>滑动窗口执行的单元</translation>
    </message>
    <message>
        <source>sliding kept cells</source>
        <translation>滑动窗口保留的单元</translation>
    </message>
    <message>
        <source>sliding layers</source>
        <translation>滑动窗口层数</translation>
    </message>
    <message>
        <source>sliding window</source>
        <translation>滑动窗口</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>tile</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>tile keys</source>
        <translation>分块键数</translation>
    </message>
    <message>
        <source>tile rows</source>
        <translation>分块行数</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>vector peak</source>
        <translation>向量峰值</translation>
    </message>
    <message>
        <source>vocab</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>window tiles</source>
        <translation>窗口分块数</translation>
    </message>
    <message>
        <source>wanted seconds</source>
        <translation>期望的用时</translation>
    </message>
    <message>
        <source>predicted there</source>
        <translation>该处预测</translation>
    </message>
    <message>
        <source>measured there</source>
        <translation>该处实测</translation>
    </message>
    <message>
        <source>kept cells of the window</source>
        <translation>窗口保留的单元</translation>
    </message>
    <message>
        <source>kept cells of a window one wider</source>
        <translation>宽一格的窗口保留的单元</translation>
    </message>
    <message>
        <source>seconds of an ideal layer</source>
        <translation>理想内核一层的用时</translation>
    </message>
    <message>
        <source>speedup</source>
        <translation>加速比</translation>
    </message>
    <message>
        <source>layers with full attention</source>
        <translation>全注意力的层数</translation>
    </message>
    <message>
        <source>attention_seconds of a dense layer</source>
        <translation>一个稠密层的 attention_seconds</translation>
    </message>
    <message>
        <source>attention_seconds of a pattern layer</source>
        <translation>一个使用模式的层的 attention_seconds</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>发生了意外错误。</translation>
    </message>
    <message>
        <source>Sink</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>末尾行</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>Future</source>
        <translation>未来</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空块</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>部分块</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>满块</translation>
    </message>
    <message>
        <source>Scattered</source>
        <translation>散布</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Only the first</source>
        <translation>仅第一个</translation>
    </message>
    <message>
        <source>Only the second</source>
        <translation>仅第二个</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
</context>
<context>
    <name>triscope::gui::AboutDialog</name>
    <message>
        <source>About TriScope</source>
        <translation>关于 TriScope</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>See, cost and run sparse attention masks, above all the Triangle mask of TriangleMix, for long-context prefill.</source>
        <translation>查看、估算并运行稀疏注意力掩码，尤其是 TriangleMix 的 Triangle 掩码，面向长上下文预填充。</translation>
    </message>
    <message>
        <source>The source of TriScope is under the Apache License 2.0. This program also holds Qt Charts, which is under the GNU GPL 3, so as a whole it is under the GNU GPL 3.</source>
        <translation>TriScope 的源代码采用 Apache License 2.0。本程序还包含采用 GNU GPL 3 的 Qt Charts，因此整个程序采用 GNU GPL 3。</translation>
    </message>
    <message>
        <source>Parts: Qt 6 (LGPL 3), Qt Charts (GPL 3), Eigen (MPL 2), {fmt} (MIT), JSON for Modern C++ (MIT), CLI11 (BSD 3-Clause), libpng (PNG Reference Library License).</source>
        <translation>组成部分：Qt 6 (LGPL 3)、Qt Charts (GPL 3)、Eigen (MPL 2)、{fmt} (MIT)、JSON for Modern C++ (MIT)、CLI11 (BSD 3-Clause)、libpng (PNG Reference Library License)。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::AgreePage</name>
    <message>
        <source>Agree</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Questions about agreement</source>
        <translation>关于一致性的问题</translation>
    </message>
</context>
<context>
    <name>triscope::gui::CalibrateTab</name>
    <message>
        <source>dense prefill</source>
        <translation>稠密预填充</translation>
    </message>
    <message>
        <source>prefill with the mix</source>
        <translation>混合预填充</translation>
    </message>
    <message>
        <source>one dense layer</source>
        <translation>一个稠密层</translation>
    </message>
    <message>
        <source>one Triangle layer</source>
        <translation>一个 Triangle 层</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Measured times: seq, seconds[, kind]</source>
        <translation>测得的时间：seq, seconds[, kind]</translation>
    </message>
    <message>
        <source>Measured times</source>
        <translation>测得的时间</translation>
    </message>
    <message>
        <source>seq,seconds
32000,4.1
128000,34.5

Paste, type or drop a CSV file here.</source>
        <translation>seq,seconds
32000,4.1
128000,34.5

在此粘贴、输入或拖入 CSV 文件。</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open measured times</source>
        <translation>打开测得的时间</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt)</source>
        <translation>CSV 文件 (*.csv *.txt)</translation>
    </message>
    <message>
        <source>Save as hardware preset…</source>
        <translation>另存为硬件预设…</translation>
    </message>
    <message>
        <source>Prefill time over the length: predicted lines, measured dots</source>
        <translation>预填充时间随长度变化：线为预测，点为实测</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>What</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>参与拟合</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>published times</source>
        <translation>已发表的时间</translation>
    </message>
    <message>
        <source>Two constants, fitted to dense prefill times, make the estimates those of your device.</source>
        <translation>由稠密预填充时间拟合两个常数，估计值就成为您的设备的估计值。</translation>
    </message>
    <message>
        <source>Lengths in tokens; times of dense prefill at two lengths or more. Further kinds, mix, dense-layer and triangle-layer, are compared but not fitted.</source>
        <translation>长度以 token 计；至少两个长度的稠密预填充时间。其他类型 mix、dense-layer、triangle-layer 只比较，不参与拟合。</translation>
    </message>
    <message>
        <source>Give measured prefill times of %1 to fit its efficiencies.</source>
        <translation>请给出 %1 上测得的预填充时间，以拟合其效率。</translation>
    </message>
    <message>
        <source>Show the published times of an A100</source>
        <translation>显示 A100 的已发表时间</translation>
    </message>
    <message>
        <source>Fitted as %1 running %2, both chosen at the right.</source>
        <translation>按 %1 运行 %2 拟合，两者在右侧选择。</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>● measured</source>
        <translation>● 实测</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>fitted to the measured times</source>
        <translation>按实测时间拟合</translation>
    </message>
    <message>
        <source>Dense prefill at %1 tokens, as it is fitted</source>
        <translation>%1 个 token 的稠密预填充（按拟合）</translation>
    </message>
    <message>
        <source>The two efficiencies minimise the sum of the squared relative residuals over the dense prefills.</source>
        <translation>两个效率使各稠密预填充的相对残差平方和最小。</translation>
    </message>
    <message>
        <source>Measured prefill times of %1 give its efficiencies.</source>
        <translation>由 %1 的实测预填充时间可得出其效率。</translation>
    </message>
    <message>
        <source>On %1 linear operations reach %2 of the peak and attention %3; the prediction is off by %4 at most, at %5.</source>
        <translation>在 %1 上，线性运算达到峰值的 %2，注意力达到 %3；预测偏差最大为 %4（%5 时）。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::CompareActions</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Pins this mask as A; then change the scenario, which is B</source>
        <translation>把当前掩码固定为 A；之后更改场景，即 B</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>One picture of what only A keeps, only B, and both; or the two side by side</source>
        <translation>一幅图显示仅 A、仅 B 以及两者都保留的部分；或并排显示两者</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>A becomes B, and B becomes A</source>
        <translation>A 变为 B，B 变为 A</translation>
    </message>
    <message>
        <source>New A</source>
        <translation>重设 A</translation>
    </message>
    <message>
        <source>Pins the mask as it is now as A</source>
        <translation>把现在的掩码固定为 A</translation>
    </message>
    <message>
        <source>The same numbers under two conventions: what the one keeps and the other does not, from close by</source>
        <translation>同样的数值在两种约定下：近看一种保留而另一种不保留的部分</translation>
    </message>
    <message>
        <source>Paper against kernel</source>
        <translation>论文对内核</translation>
    </message>
    <message>
        <source>Paper against literal</source>
        <translation>论文对字面</translation>
    </message>
    <message>
        <source>Kernel against literal</source>
        <translation>内核对字面</translation>
    </message>
</context>
<context>
    <name>triscope::gui::CompareBar</name>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>A and B, each as a picture of its own (D)</source>
        <translation>A 与 B 各一幅图 (D)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Compares no longer (C or Escape)</source>
        <translation>结束比较（C 或 Escape）</translation>
    </message>
    <message>
        <source>A: %1 — B: %2</source>
        <translation>A：%1 — B：%2</translation>
    </message>
</context>
<context>
    <name>triscope::gui::CompareController</name>
    <message>
        <source>swap of A and B</source>
        <translation>交换 A 与 B</translation>
    </message>
    <message>
        <source>convention</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A：%1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B：%1</translation>
    </message>
</context>
<context>
    <name>triscope::gui::CompareTab</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>How far do two ways to compute the same attention agree?</source>
        <translation>用两种方式计算同一注意力，结果有多一致？</translation>
    </message>
    <message>
        <source>Which two results are compared</source>
        <translation>比较哪两个结果</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Show the worst element</source>
        <translation>显示最差的元素</translation>
    </message>
    <message>
        <source>Open Q, K, V…</source>
        <translation>打开 Q、K、V…</translation>
    </message>
    <message>
        <source>Seeded Q, K, V</source>
        <translation>按种子生成 Q、K、V</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>zooms along the queries</source>
        <translation>沿查询方向缩放</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>pans</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>pins the worst query under the pointer; Escape lets it go</source>
        <translation>固定指针下最差的查询；按 Esc 放开</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>walk queries and heads, or the bars below</source>
        <translation>在查询与头之间移动，或在下方的条形之间移动</translation>
    </message>
    <message>
        <source>This run is large, so it waits until you ask for it.</source>
        <translation>本次运行规模较大，等待您的指令再开始。</translation>
    </message>
    <message>
        <source>Running attention</source>
        <translation>正在计算注意力</translation>
    </message>
    <message>
        <source>Back to the result before</source>
        <translation>返回先前的结果</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <translation>在完成之前停止了。</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>For the earlier settings: %1</source>
        <translation>针对先前的设置：%1</translation>
    </message>
    <message>
        <source>Rule: %1</source>
        <translation>规则：%1</translation>
    </message>
    <message>
        <source>Tick two backends or more, to compare them.</source>
        <translation>请勾选两个或更多后端进行比较。</translation>
    </message>
    <message>
        <source>The scenario is impossible: correct it to run.</source>
        <translation>场景无效：更正后方可运行。</translation>
    </message>
    <message>
        <source>Running …</source>
        <translation>正在运行…</translation>
    </message>
    <message>
        <source>Nothing has been run yet.</source>
        <translation>尚未运行。</translation>
    </message>
    <message>
        <source>Stopped. Below is the run for the earlier settings.</source>
        <translation>已停止。以下为先前设置的结果。</translation>
    </message>
    <message>
        <source>Below is the run for the earlier settings: press R to run again.</source>
        <translation>以下为先前设置的结果：按 R 重新运行。</translation>
    </message>
    <message>
        <source>Below is the run for these settings.</source>
        <translation>以下为当前设置的结果。</translation>
    </message>
    <message>
        <source>Point at a picture to read it; W marks the worst element.</source>
        <translation>将指针移到图上即可读数；W 标出误差最大的元素。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::CostPage</name>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Counting cells</source>
        <translation>正在计数单元</translation>
    </message>
    <message>
        <source>Questions about the cost</source>
        <translation>关于开销的问题</translation>
    </message>
</context>
<context>
    <name>triscope::gui::CostTable</name>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>triscope::gui::CostTableModel</name>
    <message>
        <source>The whole prefill</source>
        <translation>整个预填充</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>Dense ÷ mix</source>
        <translation>稠密 ÷ 混合</translation>
    </message>
    <message>
        <source>Attention of one layer</source>
        <translation>单层注意力</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>The mask as a tensor</source>
        <translation>掩码张量形式</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>triscope::gui::CurveLegend</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Click to show or hide a curve</source>
        <translation>单击可显示或隐藏曲线</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ErrorHistogramView</name>
    <message>
        <source>How many elements have which error</source>
        <translation>各误差大小的元素数</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ErrorLengthView</name>
    <message>
        <source>Errors of queries by how many keys they keep: least to largest, median, largest</source>
        <translation>各查询的误差随保留键数的变化：最小到最大、中位数、最大</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ErrorMapView</name>
    <message>
        <source>Largest error of each query</source>
        <translation>每个查询的最大误差</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ErrorStepsView</name>
    <message>
        <source>Why npu-emulated differs: each step of its arithmetic switched on alone</source>
        <translation>npu-emulated 为何不同：其运算的每一步单独开启</translation>
    </message>
    <message>
        <source>left over, since steps interact</source>
        <translation>余下部分：各步骤相互影响</translation>
    </message>
    <message>
        <source>Its default call, from inputs before any rounding, whatever is ticked: not the errors above.</source>
        <translation>其默认调用，输入未经任何舍入，与勾选了什么无关：并非上方的误差。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ExplorePage</name>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>Block grid</source>
        <translation>块网格</translation>
    </message>
    <message>
        <source>Show thin parts</source>
        <translation>突出细小部分</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Point at a cell to see why it is on or off; the wheel zooms, dragging pans.</source>
        <translation>指向单元可查看其保留或跳过的原因；滚轮缩放，拖动平移。</translation>
    </message>
    <message>
        <source>A pixel that keeps anything at all is drawn at 30 % or more, so that a few sinks can still be seen. Off: colour is exactly the share. (T)</source>
        <translation>只要像素内有任何保留单元，就至少以 30 % 的浓度绘制，使少量汇聚键仍然可见。关闭后，颜色与占比严格一致。(T)</translation>
    </message>
    <message>
        <source>What a block kernel does with each block: full ones are solid, partial ones hatched, and empty ones, which it skips, blank (B)</source>
        <translation>块内核如何处理每个块：满块为实色，部分块为斜线，被跳过的空块为空白 (B)</translation>
    </message>
    <message>
        <source>The blocks of the mask, where they are large enough to be seen (G)</source>
        <translation>掩码的块，块大到能看清时显示 (G)</translation>
    </message>
    <message>
        <source>Tile grid</source>
        <translation>Tile 网格</translation>
    </message>
    <message>
        <source>The tiles of %1 × %1 cells that a kernel walks, in dashes, where they are large enough to be seen (Shift+G)</source>
        <translation>内核遍历的 %1 × %1 tile，以虚线表示，大到能看清时显示 (Shift+G)</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>The borders between regions as lines, where the regions are large enough to have one (O)</source>
        <translation>以线条画出区域之间的边界，区域大到能看清时显示 (O)</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>zooms at the pointer</source>
        <translation>以指针处为中心缩放</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>pans; on the small map, looks elsewhere</source>
        <translation>平移；在缩略图上则查看别处</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>pins the cell under the pointer; Escape lets it go</source>
        <translation>固定指针下的单元；Esc 取消</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>walk cells; with Ctrl, blocks</source>
        <translation>逐单元移动；按住 Ctrl 则逐块移动</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up、Page Down</translation>
    </message>
    <message>
        <source>walk by what is in sight</source>
        <translation>按可见范围移动</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>walk to the ends of the row; with Ctrl, of the mask</source>
        <translation>移到行的两端；按住 Ctrl 则移到掩码的两端</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>NPU forms</source>
        <translation>NPU 形式</translation>
    </message>
    <message>
        <source>Waste</source>
        <translation>浪费</translation>
    </message>
    <message>
        <source>Padding: the cells that a block kernel computes for nothing, because their block is not empty (W)</source>
        <translation>填充：块不为空，块内核因此白白计算的单元 (W)</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>复制图像</translation>
    </message>
    <message>
        <source>Patterns…</source>
        <translation>模式…</translation>
    </message>
    <message>
        <source>Making the mask</source>
        <translation>正在生成掩码</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Numbers, NPU forms or text</source>
        <translation>数字、NPU 形式或文本</translation>
    </message>
    <message>
        <source>Words of a text beside the mask</source>
        <translation>在掩码旁显示文本的词</translation>
    </message>
    <message>
        <source>Conventions</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>What the readings of the same numbers keep and lose, in one step</source>
        <translation>一步查看同样的数值在不同解读下保留与失去的部分</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ExportController</name>
    <message>
        <source>Nothing was exported: %1</source>
        <translation>未导出任何内容：%1</translation>
    </message>
    <message>
        <source>Stopped: nothing was exported.</source>
        <translation>已停止：未导出任何内容。</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Wrote %1 to %2</source>
        <translation>已将 %1 写入 %2</translation>
    </message>
    <message>
        <source>Drawing the picture</source>
        <translation>正在绘制图像</translation>
    </message>
    <message>
        <source>Copied a picture of %1 × %2 pixels</source>
        <translation>已复制 %1 × %2 像素的图像</translation>
    </message>
    <message>
        <source>An export is at work already: wait for it, or stop it first.</source>
        <translation>已有导出正在进行：请等待，或先停止它。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ExportDialog</name>
    <message>
        <source>Export the mask</source>
        <translation>导出掩码</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>图像（PNG）</translation>
    </message>
    <message>
        <source>Vector picture (SVG)</source>
        <translation>矢量图（SVG）</translation>
    </message>
    <message>
        <source>Spans of each row (CSV)</source>
        <translation>每行的区间（CSV）</translation>
    </message>
    <message>
        <source>Token mask (NumPy)</source>
        <translation>逐 token 掩码（NumPy）</translation>
    </message>
    <message>
        <source>Block mask (NumPy)</source>
        <translation>块掩码（NumPy）</translation>
    </message>
    <message>
        <source>Text picture</source>
        <translation>文本图</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>%1-blocks</source>
        <translation>%1 分块</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Show thin parts</source>
        <translation>突出细小部分</translation>
    </message>
    <message>
        <source>A pixel that keeps anything at all is drawn at 30 % or more. Off: colour is exactly the share.</source>
        <translation>只要像素内有保留的单元，就至少以 30 % 的浓度绘制。关闭：颜色严格等于占比。</translation>
    </message>
    <message>
        <source>Shading</source>
        <translation>着色</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>其他尺寸</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度（像素）</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>bool: true where a query sees a key. A number: what is added to the score where it does not, and 0 where it does; choose one or type your own.</source>
        <translation>bool：查询能看到键处为 true。数：看不到处加到分数上的值，看得到处为 0；可选择或自行输入。</translation>
    </message>
    <message>
        <source>Mask value</source>
        <translation>掩码值</translation>
    </message>
    <message>
        <source>Number type</source>
        <translation>数值类型</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>复制图像</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, each the exact share of its cells.</source>
        <translation>%1 × %2 像素，每个像素都是其单元的精确占比。</translation>
    </message>
    <message>
        <source>Drawn from spans: a few KiB, whatever the length.</source>
        <translation>由区间绘制：无论多长都只有几 KiB。</translation>
    </message>
    <message>
        <source>%1: %2 bytes exactly.</source>
        <translation>%1：恰好 %2 字节。</translation>
    </message>
    <message>
        <source>About %1.</source>
        <translation>约 %1。</translation>
    </message>
    <message>
        <source>%1 holds the value as %2.</source>
        <translation>在 %1 中该值为 %2。</translation>
    </message>
    <message>
        <source>That is a large file.</source>
        <translation>这是一个大文件。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::FigureExport</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Save as %1</source>
        <translation>另存为 %1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Nothing was exported: %1</source>
        <translation>未导出任何内容：%1</translation>
    </message>
    <message>
        <source>Copied a picture of %1 × %2 pixels</source>
        <translation>已复制 %1 × %2 像素的图片</translation>
    </message>
    <message>
        <source>Copied the numbers</source>
        <translation>已复制数值</translation>
    </message>
</context>
<context>
    <name>triscope::gui::FigureFields</name>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>The value must be a number from %1 to %2</source>
        <translation>数值必须在 %1 到 %2 之间</translation>
    </message>
    <message>
        <source>The date must be written YYYY, YYYY-MM or YYYY-MM-DD</source>
        <translation>日期须写作 YYYY、YYYY-MM 或 YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Say where the value comes from</source>
        <translation>请说明数值的来源</translation>
    </message>
    <message>
        <source>The source is longer than %1 bytes</source>
        <translation>来源超过 %1 字节</translation>
    </message>
    <message>
        <source>left out: the device has no such units</source>
        <translation>省略：设备没有这种单元</translation>
    </message>
</context>
<context>
    <name>triscope::gui::FormulaButton</name>
    <message>
        <source>Show the formula</source>
        <translation>显示公式</translation>
    </message>
    <message>
        <source>Formula of %1</source>
        <translation>%1 的公式</translation>
    </message>
</context>
<context>
    <name>triscope::gui::FormulaPane</name>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the formula with its numbers and sources</source>
        <translation>复制公式及其数值和来源</translation>
    </message>
    <message>
        <source>An estimate, not measured. It rests on:</source>
        <translation>这是估算，并非实测。依据：</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the formula that led here</source>
        <translation>返回到之前的公式</translation>
    </message>
</context>
<context>
    <name>triscope::gui::FormulaPopover</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>triscope::gui::HardwareEditor</name>
    <message>
        <source>Edit a device</source>
        <translation>编辑设备</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Save the device</source>
        <translation>保存设备</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give the device a name and a title.</source>
        <translation>请给设备一个名称和一个标题。</translation>
    </message>
    <message>
        <source>At most %1 bytes of name, %2 of title and %3 of note.</source>
        <translation>名称最多 %1 字节，标题最多 %2 字节，说明最多 %3 字节。</translation>
    </message>
    <message>
        <source>Correct what is marked above.</source>
        <translation>请更正上面标出的内容。</translation>
    </message>
    <message>
        <source>Give at least one of the peaks in fp16, bf16 and fp32.</source>
        <translation>fp16、bf16、fp32 峰值至少给出一个。</translation>
    </message>
    <message>
        <source>Saving makes a file of your own and chooses it; the preset stays as it is.</source>
        <translation>保存会生成您自己的文件并选用它；预设保持不变。</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
</context>
<context>
    <name>triscope::gui::HardwareTools</name>
    <message>
        <source>Edit a copy of the device&apos;s figures…</source>
        <translation>编辑设备数据的副本…</translation>
    </message>
    <message>
        <source>This machine (measure…)</source>
        <translation>本机（测量…）</translation>
    </message>
</context>
<context>
    <name>triscope::gui::Headline</name>
    <message>
        <source>This is about the last possible scenario.</source>
        <translation>此处描述的是上一个有效场景。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::Inspector</name>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
</context>
<context>
    <name>triscope::gui::LadderTab</name>
    <message>
        <source>Ladder</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Kernels and their steps</source>
        <translation>内核及其步骤</translation>
    </message>
    <message>
        <source>One layer&apos;s attention</source>
        <translation>一层的注意力</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加速</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>The pattern&apos;s kernel</source>
        <translation>该模式的内核</translation>
    </message>
    <message>
        <source>The device&apos;s usual kernel</source>
        <translation>该设备常用的内核</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Choose a step to see its formula; open a kernel to see what fills its time.</source>
        <translation>选择一级查看其公式；展开内核查看时间花在哪里。</translation>
    </message>
    <message>
        <source>nothing lost</source>
        <translation>没有损失</translation>
    </message>
    <message>
        <source>Nobody has published a measurement of this setting, so that nothing can be said about what the mechanism leaves unexplained.</source>
        <translation>没有人发布过这一设置的实测，因此无法说明机理还有多少未能解释。</translation>
    </message>
    <message>
        <source>%1 dense</source>
        <translation>%1 稠密</translation>
    </message>
    <message>
        <source>%1 mix</source>
        <translation>%1 混合</translation>
    </message>
    <message>
        <source>%1 one layer</source>
        <translation>%1 一层</translation>
    </message>
    <message>
        <source>Beside what was published</source>
        <translation>与已发布的对比</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>off by</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>%1 keeps %2. One layer&apos;s attention %3, the first token %4: after %5 instead of %6. Estimate.</source>
        <translation>%1 保留的键对%2。一层的注意力%3，首个 token %4：%5，而稠密为 %6。估计值。</translation>
    </message>
    <message>
        <source>%1× fewer pairs than dense</source>
        <translation>仅为稠密的 %1 分之一</translation>
    </message>
    <message>
        <source>%1× more pairs than dense</source>
        <translation>是稠密的 %1 倍</translation>
    </message>
    <message>
        <source>as many pairs as dense</source>
        <translation>与稠密一样多</translation>
    </message>
    <message>
        <source>gets %1× faster</source>
        <translation>速度为原来的 %1 倍</translation>
    </message>
    <message>
        <source>gets %1× slower</source>
        <translation>用时为原来的 %1 倍</translation>
    </message>
    <message>
        <source>takes as long</source>
        <translation>用时相同</translation>
    </message>
    <message>
        <source>comes %1× sooner</source>
        <translation>提早到来，速度为 %1 倍</translation>
    </message>
    <message>
        <source>comes %1× later</source>
        <translation>推迟到来，用时为 %1 倍</translation>
    </message>
    <message>
        <source>comes at the same time</source>
        <translation>同时到来</translation>
    </message>
</context>
<context>
    <name>triscope::gui::LadderView</name>
    <message>
        <source>Where the saving goes</source>
        <translation>节省去了哪里</translation>
    </message>
</context>
<context>
    <name>triscope::gui::LayerStrip</name>
    <message>
        <source>Layer %1: the pattern</source>
        <translation>第 %1 层：使用该模式</translation>
    </message>
    <message>
        <source>Layer %1: dense</source>
        <translation>第 %1 层：稠密</translation>
    </message>
</context>
<context>
    <name>triscope::gui::LayersRow</name>
    <message>
        <source>La&amp;yers</source>
        <translation>层(&amp;Y)</translation>
    </message>
    <message>
        <source>%1 of %2 layers use the pattern</source>
        <translation>%2 层中有 %1 层使用该模式</translation>
    </message>
    <message>
        <source>1 of %2 layers uses the pattern</source>
        <translation>%2 层中有 1 层使用该模式</translation>
    </message>
</context>
<context>
    <name>triscope::gui::LoadingOverlay</name>
    <message>
        <source>%1: %2 %</source>
        <translation>%1：%2 %</translation>
    </message>
    <message>
        <source>%1 …</source>
        <translation>%1…</translation>
    </message>
</context>
<context>
    <name>triscope::gui::MainWindow</name>
    <message>
        <source>new scenario</source>
        <translation>新建场景</translation>
    </message>
    <message>
        <source>Open a scenario</source>
        <translation>打开场景</translation>
    </message>
    <message>
        <source>Scenarios (*.json)</source>
        <translation>场景 (*.json)</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>保存场景</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The scenario has changed since it was saved. Save it?</source>
        <translation>场景自上次保存后已更改。是否保存？</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Scenario without a file</source>
        <translation>未保存的场景</translation>
    </message>
</context>
<context>
    <name>triscope::gui::MaskEffectProfile</name>
    <message>
        <source>Along the queries</source>
        <translation>沿查询方向</translation>
    </message>
    <message>
        <source>least to largest head</source>
        <translation>最小到最大的头</translation>
    </message>
    <message>
        <source>mean of the heads</source>
        <translation>各头平均</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>头 %1</translation>
    </message>
</context>
<context>
    <name>triscope::gui::MaskEffectTab</name>
    <message>
        <source>Dense against pattern</source>
        <translation>稠密对比模式</translation>
    </message>
    <message>
        <source>What does the pattern change beside dense attention?</source>
        <translation>与稠密注意力相比，该模式改变了什么？</translation>
    </message>
    <message>
        <source>Lost attention mass</source>
        <translation>丢失的注意力</translation>
    </message>
    <message>
        <source>Relative difference</source>
        <translation>相对差异</translation>
    </message>
    <message>
        <source>Sh&amp;own</source>
        <translation>显示(&amp;O)</translation>
    </message>
    <message>
        <source>no effect</source>
        <translation>无影响</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Show the worst row</source>
        <translation>显示最差的行</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>zooms along the queries, in both pictures</source>
        <translation>沿查询方向缩放，两幅图同步</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>pans</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>pins the worst query under the pointer; Escape lets it go</source>
        <translation>固定指针下最差的查询；按 Esc 放开</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>walk queries and heads</source>
        <translation>在查询和头之间移动</translation>
    </message>
    <message>
        <source>This run is large, so it waits until you ask for it.</source>
        <translation>本次运行规模较大，等待您的指令再开始。</translation>
    </message>
    <message>
        <source>Running attention under both masks</source>
        <translation>正在两种掩码下运行注意力</translation>
    </message>
    <message>
        <source>Lost mass of each query</source>
        <translation>每个查询丢失的注意力</translation>
    </message>
    <message>
        <source>Difference of each query</source>
        <translation>每个查询的差异</translation>
    </message>
    <message>
        <source>Point at the map to read a row; W marks the worst one.</source>
        <translation>指向图中某处可读取一行；按 W 标出最差的一行。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::MaskEffectTables</name>
    <message>
        <source>The last row alone</source>
        <translation>仅看最后一行</translation>
    </message>
    <message>
        <source>All rows, all heads</source>
        <translation>所有行，所有头</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>Lost mass</source>
        <translation>丢失的注意力</translation>
    </message>
    <message>
        <source>1 − exp(LSE − LSE of the baseline): the share of the attention that the dropped keys had</source>
        <translation>1 − exp(LSE − 基线的 LSE)：被丢弃的键原本占有的注意力份额</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>relative: |O − O of the baseline| / |O of the baseline|, over the head dimension</source>
        <translation>相对值：|O − 基线的 O| / |基线的 O|，在头维度上计算</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>of both outputs; the worst is the least</source>
        <translation>两个输出之间；最小的为最差</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Mark the row that differs most (W)</source>
        <translation>标出差异最大的行（W）</translation>
    </message>
    <message>
        <source>Show the worst row</source>
        <translation>显示最差的行</translation>
    </message>
    <message>
        <source>Largest difference: head %1, query %2</source>
        <translation>最大差异：头 %1，查询 %2</translation>
    </message>
    <message>
        <source>By region</source>
        <translation>按区域</translation>
    </message>
    <message>
        <source>No row differs.</source>
        <translation>没有任何一行不同。</translation>
    </message>
    <message>
        <source>attention mass</source>
        <translation>注意力份额</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>%1: lost</source>
        <translation>%1：丢失</translation>
    </message>
</context>
<context>
    <name>triscope::gui::MaskView</name>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
</context>
<context>
    <name>triscope::gui::MeasureDialog</name>
    <message>
        <source>Measure this machine</source>
        <translation>测量本机</translation>
    </message>
    <message>
        <source>Multiply-adds in registers, matrix products, attention and memory traffic, on all threads. It takes a few seconds; other programs at work lower the figures.</source>
        <translation>使用所有线程测量寄存器乘加、矩阵乘、注意力和内存读写。需要几秒钟；其他程序的运行会使结果偏低。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Measuring this machine</source>
        <translation>正在测量本机</translation>
    </message>
</context>
<context>
    <name>triscope::gui::MeasuredTab</name>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Tokens, such as 1K, 2K or 5000, with commas between them</source>
        <translation>token 数，如 1K、2K 或 5000，用逗号分隔</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Run and compare</source>
        <translation>运行并比较</translation>
    </message>
    <message>
        <source>One layer&apos;s attention on this machine: predicted lines, measured dots</source>
        <translation>本机上一层的注意力：线为预测，点为实测</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Executed</source>
        <translation>执行量</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Memory, predicted</source>
        <translation>内存，预测</translation>
    </message>
    <message>
        <source>Predicted and measured</source>
        <translation>预测与实测</translation>
    </message>
    <message>
        <source>%1 (%2 for K and V), as the model</source>
        <translation>%1（K、V 为 %2），与模型相同</translation>
    </message>
    <message>
        <source>%1 (%2 for K and V)</source>
        <translation>%1（K、V 为 %2）</translation>
    </message>
    <message>
        <source>Runs a kernel that computes whole blocks on this machine and holds the prediction against the clock.</source>
        <translation>在本机上运行按整块计算的内核，用实测时间检验预测。</translation>
    </message>
    <message>
        <source>Lengths are whole numbers from 1 to 1M with commas between them</source>
        <translation>长度为 1 到 1M 的整数，用逗号分隔</translation>
    </message>
    <message>
        <source>This machine is measured first, which takes a few seconds.</source>
        <translation>会先测量本机，需要几秒钟。</translation>
    </message>
    <message>
        <source>Takes about %1 and %2 of memory.</source>
        <translation>约需 %1 和 %2 内存。</translation>
    </message>
    <message>
        <source>Running attention</source>
        <translation>正在运行注意力</translation>
    </message>
    <message>
        <source>Run %1 and dense attention on this machine to see how far the prediction holds.</source>
        <translation>在本机上运行 %1 和稠密注意力，看预测在多大程度上成立。</translation>
    </message>
    <message>
        <source>%1, exactly</source>
        <translation>%1，完全一致</translation>
    </message>
    <message>
        <source>%1, not %2</source>
        <translation>%1，而非 %2</translation>
    </message>
    <message>
        <source>the kernel counted exactly the operations that were predicted</source>
        <translation>内核计得的运算量与预测完全一致</translation>
    </message>
    <message>
        <source>the kernel counted other operations than were predicted: see the table</source>
        <translation>内核计得的运算量与预测不同：见表</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>● measured</source>
        <translation>● 实测</translation>
    </message>
    <message>
        <source>Memory of the kernel at %1 tokens</source>
        <translation>%1 个 token 时内核的内存</translation>
    </message>
    <message>
        <source>Without Q, K and V.</source>
        <translation>不含 Q、K 和 V。</translation>
    </message>
    <message>
        <source>Nothing has been run yet.</source>
        <translation>尚未运行。</translation>
    </message>
    <message>
        <source>On %1 with %2, one layer of %3 by the %7 backend: predicted times are within %4 of those measured, memory within %5, and %6.</source>
        <translation>在 %1（%2）上，一层 %3，%7 后端：预测时间与实测相差不超过 %4，内存不超过 %5，%6。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::MemoryTab</name>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Memory of a device at its peak</source>
        <translation>单个设备的峰值内存</translation>
    </message>
    <message>
        <source>What a device holds</source>
        <translation>单个设备所持有的内容</translation>
    </message>
    <message>
        <source>Attention &amp;kernel</source>
        <translation>注意力内核(&amp;K)</translation>
    </message>
    <message>
        <source>As the kernel of the scenario</source>
        <translation>与场景的内核相同</translation>
    </message>
    <message>
        <source>Fused: keeps the log-sum-exp only</source>
        <translation>融合：只保存 log-sum-exp</translation>
    </message>
    <message>
        <source>Two passes: the published Triangle kernel</source>
        <translation>两遍：已发布的 Triangle 内核</translation>
    </message>
    <message>
        <source>Unfused: writes all scores in fp32</source>
        <translation>未融合：以 fp32 写出全部注意力分数</translation>
    </message>
    <message>
        <source>Rows divided among &amp;ranks</source>
        <translation>各 rank 对行的划分(&amp;R)</translation>
    </message>
    <message>
        <source>Choose a figure to see its formula; in parentheses: what lives at another moment than the peak.</source>
        <translation>选择一个数字查看其公式；括号内的部分与峰值不在同一时刻。</translation>
    </message>
    <message>
        <source>Dividing the rows</source>
        <translation>正在划分各行</translation>
    </message>
    <message>
        <source>Rank %1</source>
        <translation>Rank %1</translation>
    </message>
    <message>
        <source>dense layer: %1</source>
        <translation>稠密层：%1</translation>
    </message>
    <message>
        <source>layer with %1: %2</source>
        <translation>使用 %1 的层：%2</translation>
    </message>
</context>
<context>
    <name>triscope::gui::Menus</name>
    <message>
        <source>&amp;Page</source>
        <translation>页面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New scenario</source>
        <translation>新建场景(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open scenario…</source>
        <translation>打开场景(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save scenario</source>
        <translation>保存场景(&amp;S)</translation>
    </message>
    <message>
        <source>Save scenario &amp;as…</source>
        <translation>场景另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop what is at work</source>
        <translation>停止正在进行的工作(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys and gestures</source>
        <translation>按键与手势(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About TriScope</source>
        <translation>关于 TriScope(&amp;A)</translation>
    </message>
</context>
<context>
    <name>triscope::gui::MinimapView</name>
    <message>
        <source>Whole mask</source>
        <translation>整个掩码</translation>
    </message>
    <message>
        <source>The whole mask, and the part in sight. Drag to look elsewhere.</source>
        <translation>整个掩码及当前可见部分。拖动可查看别处。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ModelDialog</name>
    <message>
        <source>%1 parameters, of which a token passes %2; weights stored in %3.</source>
        <translation>%1 个参数，每个 token 经过其中 %2 个；权重占 %3。</translation>
    </message>
    <message>
        <source>Layers: %1 with full attention, %2 with a sliding window, %3 with linear attention.</source>
        <translation>层：%1 层完整注意力，%2 层滑动窗口，%3 层线性注意力。</translation>
    </message>
    <message>
        <source>This file cannot be priced:</source>
        <translation>此文件无法估算：</translation>
    </message>
    <message>
        <source>What %1 says</source>
        <translation>%1 的内容说明</translation>
    </message>
    <message>
        <source>Find a key, a value or a word</source>
        <translation>查找键、值或词语</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>In the cost</source>
        <translation>计入成本</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>triscope::gui::NpuFormsPanel</name>
    <message>
        <source>Forms of this mask</source>
        <translation>此掩码的形式</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>As calls with compressed masks</source>
        <translation>拆成压缩掩码调用</translation>
    </message>
    <message>
        <source>Only a mask of sinks, a window and last rows splits into a band, its sinks and causal last rows. This pattern does not.</source>
        <translation>只有由汇聚键、窗口和末尾行组成的掩码才能拆成带状、汇聚键和因果末尾行。此模式不能。</translation>
    </message>
    <message>
        <source>first query</source>
        <translation>首个查询</translation>
    </message>
    <message>
        <source>Sq</source>
        <translation>Sq</translation>
    </message>
    <message>
        <source>first key</source>
        <translation>首个键</translation>
    </message>
    <message>
        <source>Skv</source>
        <translation>Skv</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>kept cells</source>
        <translation>保留单元</translation>
    </message>
    <message>
        <source>Band and sinks merge by LSE: o = (o₁eˡ¹⁻ᵐ + o₂eˡ²⁻ᵐ) / (eˡ¹⁻ᵐ + eˡ²⁻ᵐ), m = max(l₁, l₂). Of the rows, %1 have no sink outside their window: an LSE of +∞ means weight 0.</source>
        <translation>带状与汇聚键按 LSE 合并：o = (o₁eˡ¹⁻ᵐ + o₂eˡ²⁻ᵐ) / (eˡ¹⁻ᵐ + eˡ²⁻ᵐ)，m = max(l₁, l₂)。其中 %1 行在窗口之外没有汇聚键：LSE 为 +∞ 表示权重 0。</translation>
    </message>
    <message>
        <source>Mask values in use</source>
        <translation>常用掩码值</translation>
    </message>
    <message>
        <source>in fp16</source>
        <translation>fp16 中</translation>
    </message>
    <message>
        <source>in bf16</source>
        <translation>bf16 中</translation>
    </message>
    <message>
        <source>✓ Together %1: exactly the mask.</source>
        <translation>✓ 合计 %1：与掩码完全一致。</translation>
    </message>
    <message>
        <source>✗ Together %1: not the mask.</source>
        <translation>✗ 合计 %1：与掩码不一致。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::OverviewTab</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>图表显示的量</translation>
    </message>
    <message>
        <source>Chart over the length in tokens</source>
        <translation>随 token 长度变化的图表</translation>
    </message>
    <message>
        <source>Copy formula</source>
        <translation>复制公式</translation>
    </message>
    <message>
        <source>Choose a figure to see its formula; point at the chart to read it at other lengths.</source>
        <translation>选择一个数值查看其公式；指向图表可读取其他长度的数值。</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>prompts in one piece</source>
        <translation>未分块的提示</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>%1 时</translation>
    </message>
</context>
<context>
    <name>triscope::gui::Page</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <translation>在完成之前已停止。</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新开始</translation>
    </message>
</context>
<context>
    <name>triscope::gui::PatternGallery</name>
    <message>
        <source>Patterns</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>instead of the present one</source>
        <translation>替换当前模式</translation>
    </message>
    <message>
        <source>and the present one</source>
        <translation>与当前模式取交集</translation>
    </message>
    <message>
        <source>or the present one</source>
        <translation>与当前模式取并集</translation>
    </message>
    <message>
        <source>taken away from the present one</source>
        <translation>从当前模式中去掉</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>用法(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Pattern</source>
        <translation>模式(&amp;P)</translation>
    </message>
    <message>
        <source>Keep iff %1</source>
        <translation>当且仅当 %1 时保留</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use, with %1</source>
        <translation>使用，取 %1</translation>
    </message>
</context>
<context>
    <name>triscope::gui::PatternRows</name>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>sparse_mode</source>
        <translation>sparse_mode 模式</translation>
    </message>
    <message>
        <source>pre_tokens</source>
        <translation>pre_tokens</translation>
    </message>
    <message>
        <source>next_tokens</source>
        <translation>next_tokens</translation>
    </message>
    <message>
        <source>User mask</source>
        <translation>用户掩码</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Chunk</source>
        <translation>分段</translation>
    </message>
    <message>
        <source>Own block</source>
        <translation>自身块</translation>
    </message>
    <message>
        <source>Random blocks</source>
        <translation>随机块</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>KV lengths</source>
        <translation>KV 长度</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Diagonals</source>
        <translation>对角线</translation>
    </message>
</context>
<context>
    <name>triscope::gui::PointerPanel</name>
    <message>
        <source>What you point at</source>
        <translation>指针所指</translation>
    </message>
    <message>
        <source>Move the pointer over a picture: what is there is explained here.</source>
        <translation>将指针移到图上，这里会解释所指之处。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::PointsView</name>
    <message>
        <source>Lines are predicted, dots measured.</source>
        <translation>线为预测，点为实测。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ProfileView</name>
    <message>
        <source>What the query sees</source>
        <translation>查询可见的键</translation>
    </message>
    <message>
        <source>Who sees the key</source>
        <translation>哪些查询可见该键</translation>
    </message>
    <message>
        <source>What the query pointed at sees</source>
        <translation>所指查询可见的键</translation>
    </message>
    <message>
        <source>Who sees the key pointed at</source>
        <translation>可见所指键的查询</translation>
    </message>
    <message>
        <source>Query %1 sees one key</source>
        <translation>查询 %1 可见一个键</translation>
    </message>
    <message>
        <source>Query %1 sees %2 keys</source>
        <translation>查询 %1 可见 %2 个键</translation>
    </message>
    <message>
        <source>Key %1 is seen by one query</source>
        <translation>键 %1 被一个查询看到</translation>
    </message>
    <message>
        <source>Key %1 is seen by %2 queries</source>
        <translation>键 %1 被 %2 个查询看到</translation>
    </message>
    <message>
        <source>Block row %1: %2 of %3 blocks computed</source>
        <translation>块行 %1：计算 %3 个块中的 %2 个</translation>
    </message>
    <message>
        <source>Block column %1: %2 of %3 blocks computed</source>
        <translation>块列 %1：计算 %3 个块中的 %2 个</translation>
    </message>
    <message>
        <source>; %1 cells are padding</source>
        <translation>；%1 个单元是填充</translation>
    </message>
    <message>
        <source>; 1 cell is padding</source>
        <translation>；1 个单元是填充</translation>
    </message>
    <message>
        <source>Query %1 in A or B: %2</source>
        <translation>A 或 B 中的查询 %1：%2</translation>
    </message>
    <message>
        <source>Key %1 in A or B: %2</source>
        <translation>A 或 B 中的键 %1：%2</translation>
    </message>
</context>
<context>
    <name>triscope::gui::QuestionsTab</name>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>How sure is the time to the first token?</source>
        <translation>首个 token 的时间有多可靠？</translation>
    </message>
    <message>
        <source>From which length on does the pattern pay?</source>
        <translation>从什么长度起该模式划算？</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Wanted time to the first token, in seconds</source>
        <translation>期望的首个 token 时间（秒）</translation>
    </message>
    <message>
        <source>How many layers does a wanted time take?</source>
        <translation>达到期望的时间需要多少层？</translation>
    </message>
    <message>
        <source>What would a faster kernel still buy?</source>
        <translation>更快的内核还能带来什么？</translation>
    </message>
    <message>
        <source>Which plain window costs as much?</source>
        <translation>多宽的普通窗口开销相同？</translation>
    </message>
    <message>
        <source>What the time to the first token hangs on</source>
        <translation>首个 token 的时间取决于什么</translation>
    </message>
    <message>
        <source>Each alone: figures of the device at 0.8 and 1.25 times their value, the others at half and twice. Hatched is the smaller value.</source>
        <translation>各自单独变化：设备的数值取 0.8 倍和 1.25 倍，其余取一半和两倍。斜线为较小的值。</translation>
    </message>
    <message>
        <source>Answering questions</source>
        <translation>正在回答问题</translation>
    </message>
    <message>
        <source>With this kernel %1 never pays: one layer takes longer than dense attention. Estimate.</source>
        <translation>用这个内核，%1 永远不划算：一层比稠密注意力更慢。估计值。</translation>
    </message>
    <message>
        <source>%1, between %2 and %3; dense %4, between %5 and %6. The range puts every figure of the device at the end of what its source allows: measured ± 3 %, of the vendor or derived ± 10 %, press ± 20 %, unconfirmed ± 30 %.</source>
        <translation>%1，在 %2 到 %3 之间；稠密 %4，在 %5 到 %6 之间。区间把设备的每个数值都取到其来源允许的端点：实测 ± 3 %，厂商或推导 ± 10 %，媒体 ± 20 %，未证实 ± 30 %。</translation>
    </message>
    <message>
        <source>At no length up to 16M: this kernel is never faster than dense attention.</source>
        <translation>到 16M 为止的任何长度都不：这个内核从不比稠密注意力快。</translation>
    </message>
    <message>
        <source>A sliding window of %1 keeps as many cells at this length.</source>
        <translation>在这一长度上，%1 的滑动窗口保留同样多的格子。</translation>
    </message>
    <message>
        <source>Twice as fast: %1. Four times: %2. Free: %3; the linear operations and the dense layers stay.</source>
        <translation>快一倍：%1。快四倍：%2。不花时间：%3；线性运算和稠密层不变。</translation>
    </message>
    <message>
        <source>None: dense takes %1.</source>
        <translation>不需要：稠密为 %1。</translation>
    </message>
    <message>
        <source>Not even all of them are enough: %1.</source>
        <translation>即使全部也不够：%1。</translation>
    </message>
    <message>
        <source>The ends of the range are the same with every figure of the device at the good or at the bad end.</source>
        <translation>范围的两端用同一公式，设备的每个数值都取好的一端或差的一端。</translation>
    </message>
    <message>
        <source>One layer&apos;s speed-up at this length</source>
        <translation>此长度下单层的加速比</translation>
    </message>
    <message>
        <source>Below 1 the kernel is slower than dense attention.</source>
        <translation>小于 1 表示该内核比稠密注意力慢。</translation>
    </message>
    <message>
        <source>One token fewer: %1×.</source>
        <translation>少一个 token 时：%1×。</translation>
    </message>
    <message>
        <source>One layer&apos;s speed-up at %1 tokens</source>
        <translation>%1 个 token 时单层的加速比</translation>
    </message>
    <message>
        <source>Layers for a wanted time</source>
        <translation>达到目标时间所需的层数</translation>
    </message>
    <message>
        <source>%1 layers can use the pattern. Each one saves what its dense attention takes longer.</source>
        <translation>有 %1 层可以使用该模式。每一层节省的是稠密注意力多用的时间。</translation>
    </message>
    <message>
        <source>Time with a kernel twice as fast</source>
        <translation>内核快一倍时的时间</translation>
    </message>
    <message>
        <source>Without the last summand the kernel would be free.</source>
        <translation>去掉最后一项，就是内核不花时间的情形。</translation>
    </message>
    <message>
        <source>The window that keeps as many cells</source>
        <translation>保留单元格数相同的窗口</translation>
    </message>
    <message>
        <source>The widest window i − j ≤ W that keeps no more cells than the pattern. Cells are counted by the masks.</source>
        <translation>保留单元格不多于该模式的最宽窗口 i − j ≤ W。单元格由掩码本身计数。</translation>
    </message>
    <message>
        <source>Time to the first token with %1 = %2</source>
        <translation>%1 = %2 时的首个 token 时间</translation>
    </message>
    <message>
        <source>Show the formula</source>
        <translation>显示公式</translation>
    </message>
    <message>
        <source>Formula of %1</source>
        <translation>%1 的公式</translation>
    </message>
    <message>
        <source>ƒ shows an answer&apos;s formula; choose a bar to see what it is made of.</source>
        <translation>ƒ 显示答案的公式；选择一个条形可查看其组成。</translation>
    </message>
    <message>
        <source>%1 pays from %2 on; here the first token comes after %3, between %4 and %5 as the device is known. Estimate.</source>
        <translation>%1 从 %2 起划算；这里首个 token 需 %3，按对设备的了解在 %4 到 %5 之间。估计值。</translation>
    </message>
    <message>
        <source>From %1 on one layer with it is faster than a dense one; below that the kernel&apos;s own work costs more than it saves.</source>
        <translation>从 %1 起，使用它的一层比稠密层快；更短时内核自身的开销大于节省。</translation>
    </message>
    <message>
        <source>%1 of %2: %3.</source>
        <translation>%2中的 %1 层：%3。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>triscope::gui::RankBars</name>
    <message>
        <source>Work of each rank over the mean</source>
        <translation>各 rank 的工作量与平均值之比</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ReturnedCase</name>
    <message>
        <source>Result of an NPU</source>
        <translation>NPU 的结果</translation>
    </message>
    <message>
        <source>Open out.npy…</source>
        <translation>打开 out.npy…</translation>
    </message>
    <message>
        <source>Open the folder of a case…</source>
        <translation>打开用例的文件夹…</translation>
    </message>
    <message>
        <source>Show the worst element</source>
        <translation>显示最差的元素</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>拖放</translation>
    </message>
    <message>
        <source>out.npy or the folder of a case, anywhere on this page, compares it</source>
        <translation>把 out.npy 或用例的文件夹拖到本页任意位置即可比较</translation>
    </message>
    <message>
        <source>What the NPU brought back</source>
        <translation>NPU 带回的结果</translation>
    </message>
    <message>
        <source>NumPy arrays (*.npy)</source>
        <translation>NumPy 数组 (*.npy)</translation>
    </message>
    <message>
        <source>The folder that export-case wrote</source>
        <translation>export-case 写出的文件夹</translation>
    </message>
    <message>
        <source>Does an NPU on another machine compute what it should?</source>
        <translation>另一台机器上的 NPU 算得对吗？</translation>
    </message>
    <message>
        <source>%1 does not lie in the folder of a case. Drop the folder that export-case wrote, or choose it: the result is compared with what that holds.</source>
        <translation>%1 不在用例的文件夹中。请拖入 export-case 写出的文件夹，或选择它：结果将与其中的内容比较。</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>The case in %1 holds no out.npy yet. Run run_npu.py of that folder on the machine with the NPU and drop here the out.npy that it writes.</source>
        <translation>%1 中的用例还没有 out.npy。请在装有 NPU 的机器上运行该文件夹中的 run_npu.py，并把它写出的 out.npy 拖到这里。</translation>
    </message>
    <message>
        <source>Drop here the out.npy that an NPU brought back, or the folder of its case. A case is written by: triscope-cli npu export-case DIR</source>
        <translation>把 NPU 带回的 out.npy 或其用例的文件夹拖到这里。用例由以下命令写出：triscope-cli npu export-case DIR</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>打开另一个…</translation>
    </message>
    <message>
        <source>This result could not be compared.</source>
        <translation>无法比较这个结果。</translation>
    </message>
    <message>
        <source>Comparing with the case</source>
        <translation>正在与用例比较</translation>
    </message>
    <message>
        <source>Head %1, query %2: largest error %3</source>
        <translation>头 %1，查询 %2：最大误差 %3</translation>
    </message>
    <message>
        <source>%1 is allowed.</source>
        <translation>允许 %1。</translation>
    </message>
    <message>
        <source>Drop another out.npy to compare it.</source>
        <translation>拖入另一个 out.npy 即可比较。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ReturnedTables</name>
    <message>
        <source>What the NPU returned for case %1 is as expected: largest difference %2, allowed %3.</source>
        <translation>NPU 对用例 %1 返回的结果符合预期：最大差异 %2，允许 %3。</translation>
    </message>
    <message>
        <source>What the NPU returned for case %1 is NOT as expected: %2 of its elements are further from the reference than rounding explains.</source>
        <translation>NPU 对用例 %1 返回的结果不符合预期：%2 的元素与参考值的差距超出了舍入所能解释的范围。</translation>
    </message>
    <message>
        <source>What the NPU returned for case %1 is NOT as expected: the output is, the LSE is not.</source>
        <translation>NPU 对用例 %1 返回的结果不符合预期：输出符合，LSE 不符合。</translation>
    </message>
    <message>
        <source>What the NPU returned for case %1 is NOT as expected: its root mean square error is more than twice that of npu-emulated.</source>
        <translation>NPU 对用例 %1 返回的结果不符合预期：其均方根误差超过 npu-emulated 的两倍。</translation>
    </message>
    <message>
        <source>Likely cause: none of the known traps.</source>
        <translation>可能的原因：不是任何已知的陷阱。</translation>
    </message>
    <message>
        <source>Likely cause: %1: %2. %3</source>
        <translation>可能的原因：%1：%2。%3</translation>
    </message>
    <message>
        <source>These give the same on this call.</source>
        <translation>在这次调用上它们的结果相同。</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>max |result − reference|</source>
        <translation>max |结果 − 参考|</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>twice the largest error of npu-emulated, or a unit in the last place of the largest value</source>
        <translation>npu-emulated 最大误差的两倍，或最大值的一个最低有效位</translation>
    </message>
    <message>
        <source>Root mean square error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>That of npu-emulated</source>
        <translation>npu-emulated 的均方根误差</translation>
    </message>
    <message>
        <source>on this case; up to twice as much is as expected</source>
        <translation>在此用例上；不超过其两倍即符合预期</translation>
    </message>
    <message>
        <source>Beyond the vendor&apos;s rule</source>
        <translation>超出厂商规则</translation>
    </message>
    <message>
        <source>elements; the operators&apos; own tests allow 0.5 %</source>
        <translation>元素；算子自身的测试允许 0.5 %</translation>
    </message>
    <message>
        <source>Of npu-emulated</source>
        <translation>npu-emulated 的</translation>
    </message>
    <message>
        <source>From npu-emulated</source>
        <translation>与 npu-emulated 相差</translation>
    </message>
    <message>
        <source>max |result − npu-emulated|</source>
        <translation>max |结果 − npu-emulated|</translation>
    </message>
    <message>
        <source>LSE</source>
        <translation>LSE</translation>
    </message>
    <message>
        <source>lse.npy beside out.npy, if there is one</source>
        <translation>out.npy 旁边的 lse.npy（若有）</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Mark the worst element in the map (W)</source>
        <translation>在图中标出最差的元素（W）</translation>
    </message>
    <message>
        <source>Show the worst element</source>
        <translation>显示最差的元素</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>打开另一个…</translation>
    </message>
    <message>
        <source>none came back</source>
        <translation>没有带回</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Largest difference at %1: %2; reference %3, npu-emulated %4.</source>
        <translation>最大差异在%1：%2；参考 %3，npu-emulated %4。</translation>
    </message>
    <message>
        <source>Case %1: %2, %3, sparse mode %4, innerPrecise %5, mask %6.</source>
        <translation>用例 %1：%2，%3，sparse mode %4，innerPrecise %5，掩码 %6。</translation>
    </message>
    <message>
        <source>Run on %1; torch_npu %2, CANN %3.</source>
        <translation>运行于 %1；torch_npu %2，CANN %3。</translation>
    </message>
    <message>
        <source>No run.json came with it: on which device it ran is not known.</source>
        <translation>没有附带 run.json：不知道它运行于哪个设备。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::RunChoices</name>
    <message>
        <source>&amp;Inputs</source>
        <translation>输入(&amp;I)</translation>
    </message>
    <message>
        <source>Inputs of the run</source>
        <translation>运行的输入</translation>
    </message>
    <message>
        <source>R&amp;ule</source>
        <translation>规则(&amp;U)</translation>
    </message>
    <message>
        <source>Rule of the run</source>
        <translation>运行的规则</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>Run %1, and hold it against each of the others</source>
        <translation>运行 %1，并与其余各后端逐一比较</translation>
    </message>
    <message>
        <source>Written after CANN&apos;s documents and tested against a stand-in of its libraries; it has never been run on a physical NPU.</source>
        <translation>依据 CANN 文档编写，并用其库的替身测试；从未在真实 NPU 上运行过。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::RunControls</name>
    <message>
        <source>Use seeded</source>
        <translation>改用种子</translation>
    </message>
    <message>
        <source>Open Q, K, V…</source>
        <translation>打开 Q、K、V…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the run; what is shown stays</source>
        <translation>停止运行；已显示的内容保留</translation>
    </message>
    <message>
        <source>Inputs: %1</source>
        <translation>输入：%1</translation>
    </message>
    <message>
        <source>Draw Q, K and V by the seed (S)</source>
        <translation>按种子生成 Q、K、V (S)</translation>
    </message>
    <message>
        <source>Read Q, K and V from .npy or .safetensors files (O)</source>
        <translation>从 .npy 或 .safetensors 文件读取 Q、K、V (O)</translation>
    </message>
    <message>
        <source>Run the chosen backends and compare them (R)</source>
        <translation>运行所选后端并加以比较 (R)</translation>
    </message>
    <message>
        <source>Inputs: unit Gaussians by the seed; the queries of the last quarter seek the key a quarter into the prompt</source>
        <translation>输入：按种子生成的标准高斯；最后四分之一的查询寻找位于提示四分之一处的键</translation>
    </message>
    <message>
        <source>Inputs: unit Gaussians by the seed; every query aligns with the first %1 keys, which take three quarters of the last query&apos;s attention, and more before it</source>
        <translation>输入：由种子生成的单位高斯；每个查询都与前 %1 个键对齐，它们占最后一个查询注意力的四分之三，在此之前的查询则更多</translation>
    </message>
    <message>
        <source>Inputs: unit Gaussians by the seed</source>
        <translation>输入：按种子生成的标准高斯</translation>
    </message>
    <message>
        <source>npu has never been run on a physical NPU</source>
        <translation>npu 从未在真实 NPU 上运行过</translation>
    </message>
</context>
<context>
    <name>triscope::gui::RunFields</name>
    <message>
        <source>Tokens</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>Tokens of the run</source>
        <translation>运行的 token 数</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>Heads of the run</source>
        <translation>运行的头数</translation>
    </message>
    <message>
        <source>KV heads</source>
        <translation>KV 头数</translation>
    </message>
    <message>
        <source>KV heads of the run</source>
        <translation>运行的 KV 头数</translation>
    </message>
    <message>
        <source>Head dim</source>
        <translation>头维度</translation>
    </message>
    <message>
        <source>Head dimension of the run</source>
        <translation>运行的头维度</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Type of the run</source>
        <translation>运行的数据类型</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Own length, not the scenario&apos;s %1</source>
        <translation>使用自己的长度，而非场景的 %1</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ScatterView</name>
    <message>
        <source>Every element of one result over that of the other; the ring is the worst</source>
        <translation>一个结果的每个元素对另一个结果的对应元素；圆圈为最差者</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ScenarioFile</name>
    <message>
        <source>open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>%1 was not opened.
%2</source>
        <translation>%1 未能打开。
%2</translation>
    </message>
    <message>
        <source>The scenario was not saved.
%1</source>
        <translation>场景未能保存。
%1</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ScenarioPanel</name>
    <message>
        <source>&amp;Pattern</source>
        <translation>模式(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>长度(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Sink</source>
        <translation>汇聚(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Las&amp;t rows</source>
        <translation>末尾行(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Convention</source>
        <translation>约定(&amp;C)</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>j &lt; sink,  i − j ≤ window,  i ≥ N − last</source>
        <translation>j &lt; sink,  i − j ≤ window,  i ≥ N − last</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>j &lt; sink,  i − j &lt; window,  i ≥ N − last</source>
        <translation>j &lt; sink,  i − j &lt; window,  i ≥ N − last</translation>
    </message>
    <message>
        <source>Literal</source>
        <translation>字面</translation>
    </message>
    <message>
        <source>j ≤ sink,  i − j ≤ window,  N − i &lt; last</source>
        <translation>j ≤ sink,  i − j ≤ window,  N − i &lt; last</translation>
    </message>
    <message>
        <source>&amp;Block</source>
        <translation>块(&amp;B)</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>Model and hardware</source>
        <translation>模型与硬件</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Open a config.json…</source>
        <translation>打开 config.json…</translation>
    </message>
    <message>
        <source>Har&amp;dware</source>
        <translation>硬件(&amp;D)</translation>
    </message>
    <message>
        <source>Open a hardware file…</source>
        <translation>打开硬件文件…</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>高级(&amp;A)</translation>
    </message>
    <message>
        <source>Q&amp;ueries and keys apart (a chunk of a prompt)</source>
        <translation>分别设置查询与键（提示的一块）(&amp;U)</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Query offset</source>
        <translation>查询偏移</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>KV heads</source>
        <translation>KV 头数</translation>
    </message>
    <message>
        <source>Head dim</source>
        <translation>头维度</translation>
    </message>
    <message>
        <source>as many queries as keys</source>
        <translation>查询与键数量相同</translation>
    </message>
    <message>
        <source>Queries and keys are set apart, under Advanced.</source>
        <translation>查询与键已在“高级”中分别设置。</translation>
    </message>
    <message>
        <source>There are as many queries as keys: see Length.</source>
        <translation>查询与键数量相同：见“长度”。</translation>
    </message>
    <message>
        <source>The pattern %1 does not use this.</source>
        <translation>模式 %1 不使用此项。</translation>
    </message>
    <message>
        <source>All patterns, with pictures…</source>
        <translation>全部模式（带图）…</translation>
    </message>
    <message>
        <source>What the model&apos;s file says, key by key…</source>
        <translation>逐键说明模型文件…</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV 缓存</translation>
    </message>
    <message>
        <source>As the weights</source>
        <translation>与权重相同</translation>
    </message>
    <message>
        <source>fp16</source>
        <translation>fp16</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>INT8, with a scale per head</source>
        <translation>INT8，每个头一个缩放因子</translation>
    </message>
    <message>
        <source>Tensor parallel</source>
        <translation>张量并行</translation>
    </message>
    <message>
        <source>Context parallel</source>
        <translation>上下文并行</translation>
    </message>
    <message>
        <source>Prefill chunk</source>
        <translation>预填充分块</translation>
    </message>
    <message>
        <source>More devices divide the memory. Times stay those of one device.</source>
        <translation>更多设备只分摊内存，时间仍按一台设备计。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ShortcutHelp</name>
    <message>
        <source>Keys and gestures</source>
        <translation>按键与手势</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>triscope::gui::StatusStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop what is at work  (Esc)</source>
        <translation>停止正在进行的工作 (Esc)</translation>
    </message>
    <message>
        <source>Showing the last possible scenario. %1</source>
        <translation>正在显示上一个有效场景。%1</translation>
    </message>
</context>
<context>
    <name>triscope::gui::StepperPane</name>
    <message>
        <source>m: largest score so far. c: what that does to all gathered before. l: sum of exp(score − m). O: sum of exp(score − m) · v, divided by l only at the end.</source>
        <translation>m：迄今最大的分数。c：它对此前累积的一切的影响。l：exp(分数 − m) 之和。O：exp(分数 − m) · v 之和，到最后才除以 l。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::StepperStrip</name>
    <message>
        <source>Keys of the query, and scores of the tile</source>
        <translation>查询的键，以及分块的分数</translation>
    </message>
    <message>
        <source>Keys that the query sees</source>
        <translation>查询能看到的键</translation>
    </message>
    <message>
        <source>Scores of the tile</source>
        <translation>分块的分数</translation>
    </message>
    <message>
        <source>No key is kept here: a kernel skips the tile.</source>
        <translation>这里没有保留任何键：内核跳过该分块。</translation>
    </message>
    <message>
        <source>m before: %1</source>
        <translation>之前的 m：%1</translation>
    </message>
    <message>
        <source>m: %1</source>
        <translation>m：%1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>键 %1</translation>
    </message>
</context>
<context>
    <name>triscope::gui::StepperTab</name>
    <message>
        <source>Stepper</source>
        <translation>逐步演算</translation>
    </message>
    <message>
        <source>How does one query&apos;s output come together, tile by tile?</source>
        <translation>一个查询的输出是如何逐个分块累积出来的？</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>double</source>
        <translation>双精度</translation>
    </message>
    <message>
        <source>float, as the kernels</source>
        <translation>单精度，同内核</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算术精度</translation>
    </message>
    <message>
        <source>Double is the reference; float is the code that the CPU kernels run</source>
        <translation>双精度是参考；单精度运行的就是 CPU 内核的代码</translation>
    </message>
    <message>
        <source>◀ Back</source>
        <translation>◀ 后退</translation>
    </message>
    <message>
        <source>One tile back (Left)</source>
        <translation>后退一个分块（左键）</translation>
    </message>
    <message>
        <source>Next ▶</source>
        <translation>前进 ▶</translation>
    </message>
    <message>
        <source>One tile on (Right)</source>
        <translation>前进一个分块（右键）</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>A step now and then, to the end (P)</source>
        <translation>逐步自动前进到末尾（P）</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到末尾</translation>
    </message>
    <message>
        <source>All tiles (End)</source>
        <translation>全部分块（End）</translation>
    </message>
    <message>
        <source>Parts of the row</source>
        <translation>该行的各部分</translation>
    </message>
    <message>
        <source>The same row, merged from parts by LSE</source>
        <translation>同一行，由各部分按 LSE 合并</translation>
    </message>
    <message>
        <source>Next tile</source>
        <translation>下一个分块</translation>
    </message>
    <message>
        <source>Tile before</source>
        <translation>上一个分块</translation>
    </message>
    <message>
        <source>Before the first tile</source>
        <translation>第一个分块之前</translation>
    </message>
    <message>
        <source>Play the steps</source>
        <translation>播放各步</translation>
    </message>
    <message>
        <source>All tiles</source>
        <translation>全部分块</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>on a tile of the strip goes to the step there</source>
        <translation>单击条带上的分块，跳到那一步</translation>
    </message>
    <message>
        <source>Walking a query</source>
        <translation>正在逐步计算一个查询</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Left and Right step through the tiles, End goes to the last.</source>
        <translation>左右方向键逐个分块前进或后退，End 到最后一个。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
</context>
<context>
    <name>triscope::gui::StudyPictures</name>
    <message>
        <source>What is drawn below the map</source>
        <translation>图下方绘制的内容</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Row length</source>
        <translation>行长</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>散点</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>triscope::gui::StudyTables</name>
    <message>
        <source>Largest error</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>the absolute part of the rule</source>
        <translation>规则中的绝对部分</translation>
    </message>
    <message>
        <source>Largest relative error</source>
        <translation>最大相对误差</translation>
    </message>
    <message>
        <source>Root mean square error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>余弦相似度</translation>
    </message>
    <message>
        <source>Largest distance in ULP</source>
        <translation>最大 ULP 距离</translation>
    </message>
    <message>
        <source>steps between neighbouring floats, both sides rounded to float; large where a value is near 0</source>
        <translation>双方舍入为 float 后，相邻浮点数之间的步数；值接近 0 处会很大</translation>
    </message>
    <message>
        <source>Beyond the tolerance</source>
        <translation>超出容差</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Mark the worst element in the map (W)</source>
        <translation>在误差图中标出误差最大的元素 (W)</translation>
    </message>
    <message>
        <source>Show the worst element</source>
        <translation>显示误差最大的元素</translation>
    </message>
    <message>
        <source>Measured here</source>
        <translation>本机实测</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>wall clock, measured around the whole run</source>
        <translation>整个运行的实测墙钟时间</translation>
    </message>
    <message>
        <source>Useful GFLOP/s</source>
        <translation>有效 GFLOP/s</translation>
    </message>
    <message>
        <source>what the mask leaves to do, by the time it took</source>
        <translation>掩码保留的计算量除以所用时间</translation>
    </message>
    <message>
        <source>Executed / useful</source>
        <translation>执行 / 有效</translation>
    </message>
    <message>
        <source>operations carried out, by those of kept cells alone: what tiles and vectors compute beside them</source>
        <translation>实际执行的运算与仅保留格所需运算之比：分块和向量额外计算的部分</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>allocated for the run: output, LSE, workspaces and plan; not Q, K, V</source>
        <translation>运行所分配：输出、LSE、工作区和计划；不含 Q、K、V</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>On this machine: %1.</source>
        <translation>在本机上：%1。</translation>
    </message>
    <message>
        <source>rule: %1</source>
        <translation>规则：%1</translation>
    </message>
    <message>
        <source>%1, or %2</source>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Worst at %1</source>
        <translation>误差最大处：%1</translation>
    </message>
    <message>
        <source>Rule: %1; no element may be beyond it.</source>
        <translation>规则：%1；不允许任何元素超出。</translation>
    </message>
    <message>
        <source>Rule: %1.</source>
        <translation>规则：%1。</translation>
    </message>
    <message>
        <source>max |backend − reference|</source>
        <translation>max |后端 − 参考|</translation>
    </message>
    <message>
        <source>Called: %1, layout %2, mask %3, sparse mode %4, innerPrecise %5.</source>
        <translation>调用：%1，布局 %2，掩码 %3，sparse mode %4，innerPrecise %5。</translation>
    </message>
    <message>
        <source>max |backend − reference| / |reference|, where smaller values of the reference count as %1: a thousandth of their root mean square</source>
        <translation>max |后端 − 参考| / |参考|，其中参考值较小者按 %1 计：其均方根的千分之一</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Also set: %1.</source>
        <translation>另外设置：%1。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::SweepTab</name>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Sweep…</source>
        <translation>扫描…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Open a sweep file…</source>
        <translation>打开扫描文件…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Setting to vary</source>
        <translation>要变动的设置</translation>
    </message>
    <message>
        <source>Its values</source>
        <translation>其取值</translation>
    </message>
    <message>
        <source>values parted by blanks, or none: 4K 8K, 1K..64K, 0..512+128</source>
        <translation>以空格分隔的取值，可留空：4K 8K、1K..64K、0..512+128</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>The scenario has changed since these configurations were priced.</source>
        <translation>这些配置计价之后，场景已经改变。</translation>
    </message>
    <message>
        <source>%1 of them are impossible; the last column says why.</source>
        <translation>其中 %1 个不可行；最后一列说明原因。</translation>
    </message>
    <message>
        <source>Open a sweep file</source>
        <translation>打开扫描文件</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>Save the sweep</source>
        <translation>保存扫描结果</translation>
    </message>
    <message>
        <source>Writing the sweep</source>
        <translation>正在写入扫描结果</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Choose a figure to see its formula. A sweep file is a JSON object {setting: [values]}, as for triscope-cli cost --sweep.</source>
        <translation>选择一个数值可查看其公式。扫描文件是 JSON 对象 {设置: [值]}，与 triscope-cli cost --sweep 相同。</translation>
    </message>
    <message>
        <source>Pricing %1</source>
        <translation>正在为 %1 计价</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1, and not one can be priced.</source>
        <translation>%1，没有一种可以计价。</translation>
    </message>
    <message>
        <source>%1: the mix gains most with %2, %3 instead of %4 (%5×). Estimate.</source>
        <translation>%1：混合在 %2 时收益最大，为 %3，稠密为 %4（%5×）。估计值。</translation>
    </message>
    <message>
        <source>1 of them is impossible; the last column says why.</source>
        <translation>其中 1 个不可行；最后一列说明原因。</translation>
    </message>
    <message>
        <source>A sweep prices every combination of some values, everything else as in the scenario.</source>
        <translation>扫描为若干取值的每种组合计价，其余与场景相同。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::TensorPicker</name>
    <message>
        <source>Which tensors are Q, K and V?</source>
        <translation>哪些张量是 Q、K、V？</translation>
    </message>
    <message>
        <source>&amp;Queries: (heads, tokens, head dim)</source>
        <translation>查询(&amp;Q)：(头数, token 数, 头维度)</translation>
    </message>
    <message>
        <source>&amp;Keys: (KV heads, tokens, head dim)</source>
        <translation>键(&amp;K)：(KV 头数, token 数, 头维度)</translation>
    </message>
    <message>
        <source>&amp;Values: (KV heads, tokens, head dim)</source>
        <translation>值(&amp;V)：(KV 头数, token 数, 头维度)</translation>
    </message>
</context>
<context>
    <name>triscope::gui::TextPanel</name>
    <message>
        <source>The cat sat on the mat because it was warm and dry</source>
        <translation>小猫坐在垫子上，因为那里又暖又干。</translation>
    </message>
    <message>
        <source>A simple split into words or bytes. It is not a model&apos;s tokenizer: those cut words into pieces that they have learned.</source>
        <translation>只是简单地切分为词或字节，并非模型的分词器：模型的分词器会把词切成学习得到的片段。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Type or paste a text</source>
        <translation>输入或粘贴一段文本</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token 划分</translation>
    </message>
    <message>
        <source>Words: what stands between blanks; punctuation at a word&apos;s ends and every Chinese or Japanese character are tokens of their own. Bytes: each byte of the text in UTF-8.</source>
        <translation>词：以空白分隔；词首尾的标点以及每个中日文字符各为一个 token。字节：文本 UTF-8 编码的每个字节。</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>A sentence to try</source>
        <translation>一个可供尝试的句子</translation>
    </message>
    <message>
        <source>Open a text file…</source>
        <translation>打开文本文件…</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>使用此文本</translation>
    </message>
    <message>
        <source>Makes the mask as long as the text, and writes its words beside the rows and columns</source>
        <translation>使掩码与文本等长，并在行、列旁标出各词</translation>
    </message>
    <message>
        <source>Try sink 2, window 3, last 2</source>
        <translation>试试汇聚 2、窗口 3、末尾 2</translation>
    </message>
    <message>
        <source>All of so short a text lies in the window of this mask; smaller numbers leave something out</source>
        <translation>如此短的文本全部落在此掩码的窗口内；数值更小才会略去一部分</translation>
    </message>
    <message>
        <source>Open a text file</source>
        <translation>打开文本文件</translation>
    </message>
    <message>
        <source>Text files (*.txt *.md);;All files (*)</source>
        <translation>文本文件 (*.txt *.md);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 tokens, of which the first %2 are used.</source>
        <translation>共 %1 个 token，使用前 %2 个。</translation>
    </message>
    <message>
        <source>The box shows only the beginning of the text.</source>
        <translation>文本框只显示文本的开头。</translation>
    </message>
    <message>
        <source>sink 2, window 3, last 2</source>
        <translation>汇聚 2、窗口 3、末尾 2</translation>
    </message>
    <message>
        <source>Show numbers</source>
        <translation>显示数字</translation>
    </message>
    <message>
        <source>Show words</source>
        <translation>显示词</translation>
    </message>
    <message>
        <source>“Use this text” makes the mask as long as the text.</source>
        <translation>“使用此文本”会使掩码与文本等长。</translation>
    </message>
    <message>
        <source>Rows and columns bear the words of the text, where cells are large enough.</source>
        <translation>单元足够大时，行与列旁标出文本的词。</translation>
    </message>
    <message>
        <source>Rows and columns bear numbers.</source>
        <translation>行与列旁标出数字。</translation>
    </message>
    <message>
        <source>Point at a word to see which words it may attend to; a click pins it.</source>
        <translation>指向一个词，即可看到它可以关注哪些词；单击可固定。</translation>
    </message>
    <message>
        <source>Only its first 1 MiB is kept.</source>
        <translation>只保留其前 1 MiB。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>use a text of %1</source>
        <translation>使用 %1 的文本</translation>
    </message>
    <message>
        <source>The words are off: the mask has %1, and the text in use %2.</source>
        <translation>词已隐去：掩码有 %1，而所用文本有 %2。</translation>
    </message>
    <message>
        <source>Query %1 “%2” may attend to %3 of %4.</source>
        <translation>查询 %1“%2”可以关注 %4中的 %3 个。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::TextReader</name>
    <message>
        <source>%1 was not opened. %2</source>
        <translation>未能打开 %1。%2</translation>
    </message>
    <message>
        <source>Only the first 1 MiB of %1 was read.</source>
        <translation>只读取了 %1 的前 1 MiB。</translation>
    </message>
    <message>
        <source>%1 bytes were no UTF-8; each is shown as “�”.</source>
        <translation>%1 个字节不是 UTF-8，均显示为“�”。</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>1 byte was no UTF-8; it is shown as “�”.</source>
        <translation>有 1 个字节不是 UTF-8，显示为“�”。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::TokenFlowView</name>
    <message>
        <source>The text, and what a word may attend to</source>
        <translation>文本，以及一个词可以关注什么</translation>
    </message>
    <message>
        <source>The text in use stands here. Of the query that you point at, the words that it may attend to stand out.</source>
        <translation>所用的文本显示在此处；指向一个查询时，它可以关注的词会突出显示。</translation>
    </message>
</context>
<context>
    <name>triscope::gui::TokenLegend</name>
    <message>
        <source>not attended to</source>
        <translation>不关注</translation>
    </message>
    <message>
        <source>the query</source>
        <translation>查询</translation>
    </message>
</context>
<context>
    <name>triscope::gui::ToolsTab</name>
    <message>
        <source>Other tools</source>
        <translation>其他工具</translation>
    </message>
    <message>
        <source>What each tool counts</source>
        <translation>各工具的计数</translation>
    </message>
    <message>
        <source>For the attention of one layer other tools count from %1 to %2 FLOP; dense needs %3, %4 %5.</source>
        <translation>对一层的注意力，其他工具的计数从 %1 到 %2 FLOP；稠密需要 %3，%4 需要 %5。</translation>
    </message>
    <message>
        <source>Choose a tool to see its formula with the numbers of this scenario.</source>
        <translation>选择一个工具，查看代入此场景数值的公式。</translation>
    </message>
    <message>
        <source>FLOP</source>
        <translation>FLOP</translation>
    </message>
    <message>
        <source>of exact</source>
        <translation>与精确值之比</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>%1 FLOP, %2 the exact count (%3)</source>
        <translation>%1 FLOP，是精确计数的 %2（%3）</translation>
    </message>
</context>
<context>
    <name>triscope::gui::TornadoView</name>
    <message>
        <source>What moves the time to the first token</source>
        <translation>什么会改变首个 token 的时间</translation>
    </message>
    <message>
        <source>%1: %2 gives %3, %4 gives %5</source>
        <translation>%1：%2 得 %3，%4 得 %5</translation>
    </message>
    <message>
        <source>stays %1</source>
        <translation>保持 %1</translation>
    </message>
</context>
<context>
    <name>triscope::gui::TrapsTab</name>
    <message>
        <source>Traps</source>
        <translation>陷阱</translation>
    </message>
    <message>
        <source>What would a known mistake do to this call, and would it be recognised?</source>
        <translation>一个已知的错误会怎样影响这个调用，又能否被认出？</translation>
    </message>
    <message>
        <source>How the trap turns out</source>
        <translation>陷阱的表现</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Instead</source>
        <translation>应当怎样</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>在这里</translation>
    </message>
    <message>
        <source>This call</source>
        <translation>这个调用</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>检测器</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <translation>在完成之前停止了。</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>choose a trap in the list, or walk cells and queries in a picture</source>
        <translation>在列表中选择陷阱，或在图中逐个走过单元和查询</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>zooms at the pointer</source>
        <translation>在指针处缩放</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>pans</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>%1 Seen in: %2.</source>
        <translation>%1见于：%2。</translation>
    </message>
    <message>
        <source>Falling into the trap</source>
        <translation>正在落入陷阱</translation>
    </message>
    <message>
        <source>This trap %1.</source>
        <translation>这个陷阱%1。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
</context>
<context>
    <name>triscope::gui::VerdictBadge</name>
    <message>
        <source>Passes</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>不通过</translation>
    </message>
</context>
<context>
    <name>triscope::gui::WhyPane</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <translation>在完成之前停止了。</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>In fp32 nothing is rounded to 16 bits: choose fp16 or bf16 to see what each step of the operator does.</source>
        <translation>fp32 下没有任何量舍入到 16 位：请选择 fp16 或 bf16，以查看算子每一步的影响。</translation>
    </message>
    <message>
        <source>This takes about ten runs, so it waits until you ask for it.</source>
        <translation>这大约需要十次运行，等待您启动。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Telling the steps apart</source>
        <translation>正在区分各步骤</translation>
    </message>
</context>
</TS>
