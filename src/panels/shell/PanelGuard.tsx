import { Component, type ReactNode } from 'react';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';

interface PanelGuardProps {
  children: ReactNode;
  message: string;
  tryAgain: string;
}

/**
 * An error boundary: an error in one panel does not take the page down; everything loaded stays, the other steps go
 * on.
 */
export class PanelGuard extends Component<PanelGuardProps, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const action = <Button onClick={() => this.setState({ error: undefined })}>{this.props.tryAgain}</Button>;
    return (
      <EmptyState title={this.props.message} action={action}>
        <p>{error.message}</p>
      </EmptyState>
    );
  }
}
